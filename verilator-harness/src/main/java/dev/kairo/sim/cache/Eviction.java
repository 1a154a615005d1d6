package dev.kairo.sim.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings a cache down to a size, and removes what killed processes left behind. */
final class Eviction {
  private record Entry(Path directory, long bytes, long lastUse) {}

  private final Path root;

  Eviction(Path root) {
    this.root = root;
  }

  /** Removes the least recently used entries until the rest fits; gives the bytes freed. */
  long downTo(long limitBytes, Optional<String> keep) {
    try {
      long freed = removeAbandoned();
      List<Entry> entries = entries();
      long total = entries.stream().mapToLong(Entry::bytes).sum();
      for (Entry entry : entries) {
        String key = entry.directory().getFileName().toString();
        if (total <= limitBytes) {
          break;
        }
        if (keep.filter(key::equals).isEmpty() && remove(key, entry.directory())) {
          total -= entry.bytes();
          freed += entry.bytes();
        }
      }
      return freed;
    } catch (IOException problem) {
      throw CacheFailure.of(root, problem);
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> found = new ArrayList<>();
    for (Path directory : children(root.resolve("entries"))) {
      Path seal = directory.resolve(Seal.FILE);
      long used = Files.exists(seal) ? Files.getLastModifiedTime(seal).toMillis() : 0;
      found.add(new Entry(directory, Trees.size(directory), used));
    }
    found.sort(Comparator.comparingLong(Entry::lastUse).thenComparing(Entry::directory));
    return found;
  }

  private boolean remove(String key, Path directory) throws IOException {
    Files.createDirectories(root.resolve("locks"));
    Optional<KeyLock> held = KeyLock.tryHold(root.resolve("locks").resolve(key));
    if (held.isEmpty()) {
      return false;
    }
    KeyLock lock = held.get();
    try {
      Path aside = root.resolve("staging").resolve(ProcessHandle.current().pid() + "-" + key);
      Files.createDirectories(aside.getParent());
      Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(aside);
      return true;
    } finally {
      lock.close();
    }
  }

  private long removeAbandoned() throws IOException {
    long freed = 0;
    for (Path staged : children(root.resolve("staging"))) {
      String process = staged.getFileName().toString().replaceAll("-.*", "");
      boolean alive =
          process.matches("\\d{1,18}")
              && ProcessHandle.of(Long.parseLong(process))
                  .map(ProcessHandle::isAlive)
                  .orElse(false);
      if (!alive) {
        freed += Trees.size(staged);
        Trees.delete(staged);
      }
    }
    return freed;
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
