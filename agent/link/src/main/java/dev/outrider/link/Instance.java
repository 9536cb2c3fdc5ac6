package dev.outrider.link;

import java.util.List;

/**
 * A gateway JVM as it presents itself: the row of the instances page. Immutable.
 *
 * @param id random, made at JVM start
 * @param name shown to people
 * @param pid its process
 * @param host its host's name
 * @param version of the agent
 * @param jvm vendor and version of the JVM
 * @param sinceMillis JVM start, milliseconds since the epoch
 * @param mode {@code enforce}, {@code observe} or {@code off}
 * @param requestsOf {@code inbound}, or {@code outbound} in a JVM without a server that we know
 * @param instrumented the libraries that were woven
 * @param unsupported the libraries found and left alone, a sentence each
 * @param settingErrors the settings refused, a sentence each
 */
public record Instance(
    String id,
    String name,
    long pid,
    String host,
    String version,
    String jvm,
    long sinceMillis,
    String mode,
    String requestsOf,
    List<Library> instrumented,
    List<String> unsupported,
    List<String> settingErrors) {

  public Instance {
    instrumented = List.copyOf(instrumented);
    unsupported = List.copyOf(unsupported);
    settingErrors = List.copyOf(settingErrors);
  }

  /**
   * A library that we entered.
   *
   * @param name as the support table has it
   * @param version as found, or empty
   * @param cuts the methods entered
   */
  public record Library(String name, String version, List<String> cuts) {
    public Library {
      cuts = List.copyOf(cuts);
    }
  }
}
