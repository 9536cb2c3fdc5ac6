package dev.outrider.instrumentation.weave;

import java.util.List;

/**
 * What we say of a library to the people who use it: its row in {@code docs/supported-libraries.md}
 * is made of this. Immutable.
 *
 * @param title what people call it
 * @param oldest the oldest version that the build tests, or the JDK for a library of the JDK's
 * @param newest the newest version that the build tests
 * @param does in a few words: inbound or outbound, and what is done
 * @param rejection what an application or its client gets for a rejected exchange; empty where
 *     nothing is rejected
 * @param reasons each reason for which a call of it stays native; none for a server
 */
public record Support(
    String title,
    String oldest,
    String newest,
    String does,
    String rejection,
    List<NativeReason> reasons) {

  /** What an inbound client gets of each server. */
  private static final String PROBLEM = "`503` with `Retry-After` and `application/problem+json`";

  public Support {
    reasons = List.copyOf(reasons);
  }

  /** Returns what is said of a server whose requests are measured and admitted. */
  public static Support server(String title, String oldest, String newest) {
    return new Support(title, oldest, newest, "inbound: measured, admitted", PROBLEM, List.of());
  }

  /** Returns what is said of a place where tasks change threads and take their exchange along. */
  public static Support context(String title, String oldest, String newest) {
    return new Support(
        title,
        oldest,
        newest,
        "context: a task belongs to the inbound exchange that hands it over",
        "",
        List.of());
  }

  /** Whether exchanges pass it: a server or a client. */
  boolean governs() {
    return !rejection.isEmpty();
  }

  /** Returns what is said of a library that we know and leave alone. */
  static Support none(String title) {
    return new Support(title, "", "", "not supported yet", "", List.of());
  }
}
