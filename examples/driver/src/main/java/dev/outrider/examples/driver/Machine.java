package dev.outrider.examples.driver;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** The shape of the machine, for whoever reads the numbers. */
final class Machine {
  private Machine() {}

  static Section section(List<Jdk> jdks) {
    Section section = new Section("Machine", "what", "value");
    section.row("cores", Runtime.getRuntime().availableProcessors());
    section.row("memory", memory());
    section.row("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    section.row("architecture", System.getProperty("os.arch"));
    section.row("load before", load());
    jdks.forEach(jdk -> section.row("JDK " + jdk.feature(), jdk.version()));
    return section;
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? (system.getTotalMemorySize() >> 20) + " MB"
        : "unknown";
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.2f", load);
  }
}
