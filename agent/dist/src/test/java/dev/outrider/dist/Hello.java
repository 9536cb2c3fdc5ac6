package dev.outrider.dist;

/** The smallest application: a line, and the end. */
final class Hello {
  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello " + String.join(" ", arguments));
  }
}
