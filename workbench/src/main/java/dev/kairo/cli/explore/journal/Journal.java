package dev.kairo.cli.explore.journal;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.explore.space.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to each point, one line an event, in {@code points.jsonl}. Each event is handed to
 * the operating system at once, so that a killed exploration goes on where it was; when everything
 * has ended, the events are replaced by one line a point in the order of the space. That text is
 * the same for equal explorations, whatever was killed in between, but for what is in {@code time}.
 */
public final class Journal implements AutoCloseable {
  /** The file's name. */
  public static final String FILE = "points.jsonl";

  private static final int BATCH = 100;

  private final Path file;
  private final Header header;
  private final Map<String, PointRecord> latest = new HashMap<>();
  private final LineFile lines;

  private Journal(Path file, Header header, String text, Map<String, Candidate> candidates) {
    this.file = file;
    this.header = header;
    int whole = text.lastIndexOf('\n') + 1;
    String[] read = text.substring(0, whole).split("\n");
    for (int i = 1; i < read.length; i++) {
      Optional<PointRecord> record = RecordText.read(read[i], candidates);
      if (record.isEmpty()) {
        throw damaged(file, i + 1);
      }
      latest.put(record.get().candidate().point(), record.get());
    }
    this.lines =
        new LineFile(file, text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
  }

  private static Refusal damaged(Path file, int line) {
    return Refusal.usage(
        "journal",
        "%s:%d is no line of this exploration; put the file right, or choose another folder with -o."
            .formatted(file, line),
        "");
  }

  /**
   * Opens the journal of a directory that we hold, or begins one.
   *
   * @param notices hears what a user should know, in sentences
   */
  static Journal open(
      Path file, Header header, List<Candidate> candidates, Consumer<String> notices) {
    Map<String, Candidate> byPoint =
        candidates.stream().collect(Collectors.toMap(Candidate::point, Function.identity()));
    if (!Files.exists(file)) {
      WholeFile.write(file, header.line() + "\n");
    }
    String text = text(file);
    if (!text.endsWith("\n")) {
      notices.accept(
          "The last line of %s was cut off, as a full disk or a killed process leaves it; its point"
                  .formatted(file)
              + " is worked again, and nothing else is lost.");
    }
    return new Journal(file, header, text, byPoint);
  }

  /** The header of a journal that is there; empty when its first line is none. */
  static Optional<Header> header(Path file) {
    return Header.read(text(file).lines().findFirst().orElse(""));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.nio.charset.CharacterCodingException garbage) {
      return "";
    } catch (IOException problem) {
      throw new UncheckedIOException("The journal " + file + " can't be read", problem);
    }
  }

  /** The latest record of a point. */
  public synchronized Optional<PointRecord> latest(Candidate candidate) {
    return Optional.ofNullable(latest.get(candidate.point()));
  }

  /** Adds an event; it is safe from the death of this process when this returns. */
  public void add(PointRecord record) {
    addAll(List.of(record));
  }

  /** Adds cheap events some at a time. */
  public synchronized void addAll(List<PointRecord> records) {
    for (int from = 0; from < records.size(); from += BATCH) {
      List<PointRecord> batch = records.subList(from, Math.min(from + BATCH, records.size()));
      lines.add(batch.stream().map(RecordText::line).toList());
      batch.forEach(record -> latest.put(record.candidate().point(), record));
    }
  }

  /** Replaces all events by one line a point, in the order given. */
  public synchronized void finish(List<PointRecord> records) {
    StringBuilder text = new StringBuilder(header.line()).append('\n');
    records.forEach(record -> text.append(RecordText.line(record)).append('\n'));
    WholeFile.write(file, text.toString());
  }

  @Override
  public void close() {
    lines.close();
  }
}
