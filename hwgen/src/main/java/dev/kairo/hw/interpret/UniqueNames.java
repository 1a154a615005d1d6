package dev.kairo.hw.interpret;

import java.util.HashSet;
import java.util.Set;

/** Gives each name once: the second {@code x} of a module is {@code x_2}. */
final class UniqueNames {
  private final Set<String> taken = new HashSet<>();

  String unique(String wished) {
    String name = wished;
    for (int count = 2; !taken.add(name); count++) {
      name = wished + "_" + count;
    }
    return name;
  }
}
