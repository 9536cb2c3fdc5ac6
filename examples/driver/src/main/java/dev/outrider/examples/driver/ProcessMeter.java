package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used: processor time and resident memory. Stateless. */
final class ProcessMeter {
  private ProcessMeter() {}

  /** Returns processor time since its start, in steps of 10 ms on Linux; 0 where it is not told. */
  static long cpuNanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Returns resident bytes, from /proc or where there is none from {@code ps}. */
  static long residentBytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    String kilobytes = Files.exists(status) ? fromProc(status) : fromPs(process.pid());
    return Long.parseLong(kilobytes.strip()) * 1024;
  }

  private static String fromProc(Path status) throws IOException {
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return line.substring("VmRSS:".length()).replace("kB", "");
      }
    }
    throw new IOException(status + " has no VmRSS: the process has ended");
  }

  private static String fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    return new String(ps.getInputStream().readAllBytes(), UTF_8);
  }
}
