package dev.kairo.cli.explore.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Who worked on a point, since when and for how long: all that differs between equal runs. */
public record Times(long pid, String host, String start, double seconds) {
  private static final double MILLIS = 1e3;

  /** The times of work that this process begins now. */
  public static Times beginning() {
    return new Times(ProcessHandle.current().pid(), hostName(), Instant.now().toString(), 0);
  }

  /** The same work, which ends now. */
  public Times ending() {
    double elapsed = Instant.now().toEpochMilli() - Instant.parse(start).toEpochMilli();
    return new Times(pid, host, start, Math.max(0, elapsed) / MILLIS);
  }

  static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException elsewhere) {
      return System.getenv().getOrDefault("HOSTNAME", "localhost");
    }
  }
}
