package dev.kairo.sim.engine;

import dev.kairo.sim.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads the counts that Verilator's runtime writes: fields between control characters, a count. */
final class NativeCoverage {
  private static final char FIELD = '\u0001';
  private static final char VALUE = '\u0002';

  private NativeCoverage() {}

  static Coverage read(Consumer<Path> writer, UnaryOperator<String> origin) {
    try {
      Path file = Files.createTempFile("kairo-coverage", ".dat");
      try {
        writer.accept(file);
        Coverage sum = Coverage.none();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          if (line.startsWith("C '")) {
            sum = add(sum, line, origin);
          }
        }
        return sum;
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("The coverage counts can't be read.", problem);
    }
  }

  private static Coverage add(Coverage sum, String line, UnaryOperator<String> origin) {
    int end = line.lastIndexOf('\'');
    Map<String, String> fields = new TreeMap<>();
    for (String field : line.substring(3, end).split(String.valueOf(FIELD))) {
      String[] parts = field.split(String.valueOf(VALUE), 2);
      if (parts.length == 2) {
        fields.put(parts[0], parts[1]);
      }
    }
    long count = Long.parseLong(line.substring(end + 1).strip());
    String file = origin.apply(fields.getOrDefault("f", ""));
    String page = fields.getOrDefault("page", "");
    if (page.startsWith("v_user")) {
      String name = file + ":" + fields.get("l") + " " + fields.getOrDefault("o", "");
      sum.points().merge(name.strip(), count, Long::sum);
    } else {
      for (int number : lines(fields)) {
        sum.lines().computeIfAbsent(file, name -> new TreeMap<>()).merge(number, count, Long::sum);
      }
    }
    return sum;
  }

  /** A branch's first line, and the lines of its body where Verilator lists them ("3-5,9"). */
  private static int[] lines(Map<String, String> fields) {
    String listed = fields.getOrDefault("S", "");
    if (listed.isEmpty()) {
      return new int[] {Integer.parseInt(fields.get("l"))};
    }
    return java.util.Arrays.stream(listed.split(","))
        .map(part -> part.split("-"))
        .flatMapToInt(
            ends ->
                java.util.stream.IntStream.rangeClosed(
                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
        .toArray();
  }
}
