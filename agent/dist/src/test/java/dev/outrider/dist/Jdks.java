package dev.outrider.dist;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import java.util.stream.Stream;

/** The JDKs that a test of every JDK runs on: the floor, and what new users have. */
final class Jdks {
  private Jdks() {}

  /** The running one, and the newest with long-term support where that is another. */
  static Stream<Jdk> runningAndNewest() {
    Jdk newest = JdkHomes.find().newestLts();
    return newest.feature() == Jdk.current().feature()
        ? Stream.of(Jdk.current())
        : Stream.of(Jdk.current(), newest);
  }
}
