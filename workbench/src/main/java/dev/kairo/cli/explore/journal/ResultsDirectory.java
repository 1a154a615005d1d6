package dev.kairo.cli.explore.journal;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.explore.space.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The directory of one exploration, held for this process. A directory with other things in it is
 * refused and left as it is.
 */
public final class ResultsDirectory implements AutoCloseable {
  private static final Set<String> OURS = Set.of(DirectoryLock.FILE, Journal.FILE + WholeFile.PART);

  private final Path path;
  private final DirectoryLock lock;
  private final Journal journal;

  private ResultsDirectory(Path path, DirectoryLock lock, Journal journal) {
    this.path = path;
    this.lock = lock;
    this.journal = journal;
  }

  /** Opens or makes the directory of an exploration; {@code notices} hears what was repaired. */
  public static ResultsDirectory open(
      Path path, Header header, List<Candidate> candidates, Consumer<String> notices) {
    refuseForeign(path, header);
    make(path);
    DirectoryLock lock = DirectoryLock.take(path);
    try {
      // Another process may have written here between the look and the lock.
      refuseForeign(path, header);
      return new ResultsDirectory(
          path, lock, Journal.open(path.resolve(Journal.FILE), header, candidates, notices));
    } catch (RuntimeException problem) {
      lock.close();
      throw problem;
    }
  }

  private static void refuseForeign(Path path, Header header) {
    Path file = path.resolve(Journal.FILE);
    if (Files.exists(file)) {
      Optional<Header> found = Journal.header(file);
      Optional<String> difference =
          found.isEmpty()
              ? Optional.of("has a points.jsonl that no exploration wrote")
              : found.get().difference(header);
      difference.ifPresent(
          words -> {
            throw refused(path + " " + words);
          });
    } else if (!contents(path).stream().allMatch(OURS::contains)) {
      throw refused(path + " holds files that no exploration wrote");
    }
  }

  private static Refusal refused(String says) {
    return Refusal.usage("output", says + "; choose another folder with -o, or empty it.", "");
  }

  private static List<String> contents(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException problem) {
      throw new UncheckedIOException("The folder " + path + " can't be read", problem);
    }
  }

  private static void make(Path path) {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException file) {
      throw refused(path + " is not a folder");
    } catch (IOException problem) {
      throw new UncheckedIOException("The folder " + path + " can't be made", problem);
    }
  }

  public Path path() {
    return path;
  }

  public Journal journal() {
    return journal;
  }

  /** Where a point keeps its Verilog, its results by stage, and the log of its failure. */
  public PointFolder folder(Candidate candidate) {
    return new PointFolder(path.resolve("points").resolve(candidate.folder()));
  }

  @Override
  public void close() {
    journal.close();
    lock.close();
  }
}
