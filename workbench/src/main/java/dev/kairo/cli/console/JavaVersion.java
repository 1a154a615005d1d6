package dev.kairo.cli.console;

import java.util.stream.Collectors;

/** The running Java's version as people write it, without its build number. */
public final class JavaVersion {
  private JavaVersion() {}

  /** For example {@code 17.0.15}. */
  public static String text() {
    return Runtime.version().version().stream()
        .map(String::valueOf)
        .collect(Collectors.joining("."));
  }
}
