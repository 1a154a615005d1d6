package dev.kairo.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each line of the design ran, and each cover point was met. Values of several runs add
 * up with {@link #plus}.
 *
 * @param lines file to line to count
 * @param points name of a cover point, with its place, to count
 */
public record Coverage(
    SortedMap<String, SortedMap<Integer, Long>> lines, SortedMap<String, Long> points) {

  public Coverage {
    SortedMap<String, SortedMap<Integer, Long>> copy = new TreeMap<>();
    lines.forEach((file, counts) -> copy.put(file, new TreeMap<>(counts)));
    lines = copy;
    points = new TreeMap<>(points);
  }

  /** No lines and no points. */
  public static Coverage none() {
    return new Coverage(new TreeMap<>(), new TreeMap<>());
  }

  /** The counts of both. */
  public Coverage plus(Coverage other) {
    Coverage sum = new Coverage(lines, points);
    other.lines.forEach(
        (file, counts) ->
            counts.forEach(
                (line, count) ->
                    sum.lines
                        .computeIfAbsent(file, name -> new TreeMap<>())
                        .merge(line, count, Long::sum)));
    other.points.forEach((point, count) -> sum.points.merge(point, count, Long::sum));
    return sum;
  }

  /** The number of lines that can run. */
  public int lineCount() {
    return lines.values().stream().mapToInt(SortedMap::size).sum();
  }

  /** The number of lines that ran. */
  public int linesHit() {
    return (int)
        lines.values().stream()
            .flatMap(counts -> counts.values().stream())
            .filter(count -> count > 0)
            .count();
  }

  /** One sentence for people. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d of %d lines and %d of %d cover points were reached.",
        linesHit(),
        lineCount(),
        points.values().stream().filter(count -> count > 0).count(),
        points.size());
  }

  /** Writes the line counts in lcov's format, which genhtml and CI services read. */
  public void writeLcov(Path file) {
    StringBuilder text = new StringBuilder("TN:kairo\n");
    lines.forEach(
        (name, counts) -> {
          text.append("SF:").append(name).append('\n');
          counts.forEach((line, count) -> text.append("DA:" + line + "," + count + "\n"));
          long hit = counts.values().stream().filter(count -> count > 0).count();
          text.append("LF:" + counts.size() + "\nLH:" + hit + "\nend_of_record\n");
        });
    try {
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UncheckedIOException("The coverage file " + file + " can't be written.", problem);
    }
  }
}
