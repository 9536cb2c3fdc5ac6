package dev.outrider.instrumentation.weave;

import java.util.Arrays;

/** A class of a library, with a method of each shape that is cut. */
public class Client {
  /** What ran natively, last. */
  public String ran = "";

  public String object(String text, long number, double fraction, int[] more) {
    ran = text + number + fraction + Arrays.toString(more);
    return "native";
  }

  public int[] array(byte small, char letter, short shorter, float single, boolean flag) {
    ran = "" + small + letter + shorter + single + flag;
    return new int[] {1};
  }

  public void nothing(Object any) {
    ran = "nothing " + any;
  }

  public boolean flag() {
    ran = "flag";
    return false;
  }

  /** Its body begins with the target of a jump. */
  public String loops(int times) {
    while (times > 0) {
      times--;
      ran += times;
    }
    try {
      ran += Integer.parseInt(ran);
    } catch (NumberFormatException none) {
      ran += "!";
    }
    return ran;
  }

  public String fails() throws java.io.IOException {
    throw new java.io.IOException("of the client");
  }

  public int number() {
    return 1;
  }

  public long bigNumber() {
    return 1;
  }

  public double fraction() {
    return 1;
  }

  /** Without a receiver. */
  public static String shared(long number, String text) {
    return text + number;
  }

  /** What the JVM gives to a synchronized method is given to a woven one. */
  public synchronized boolean holdsItsLock() {
    return Thread.holdsLock(this);
  }
}
