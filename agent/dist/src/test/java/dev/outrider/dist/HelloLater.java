package dev.outrider.dist;

/** Has time, and nothing that anybody might want to cut. */
public final class HelloLater {
  private static final long MILLIS = 1500;

  private HelloLater() {}

  public static void main(String[] args) throws InterruptedException {
    Thread.sleep(MILLIS);
    System.out.println("hello ");
  }
}
