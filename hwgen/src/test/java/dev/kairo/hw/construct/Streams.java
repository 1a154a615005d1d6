package dev.kairo.hw.construct;

import java.util.List;

/** Streams and their elements. */
final class Streams {
  private Streams() {}

  static List<Construct> all() {
    return List.of();
  }
}
