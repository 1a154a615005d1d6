package dev.kairo.sim.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A directory of build results. An entry is built in a directory of its own under {@code staging},
 * sealed with the digests of its files, and renamed into place; so an entry is whole or absent
 * whatever process is killed when. One lock per key makes parallel processes build it once. The
 * least recently used entries go when the cache grows over its limit.
 */
public final class ModelCache {
  /** Fills an empty directory with a build result. */
  public interface Build {
    void into(Path directory) throws IOException;
  }

  private static final long DEFAULT_LIMIT_BYTES = 4L << 30;
  private static final int SHORT_KEY = 12;

  private final Path root;
  private final long limitBytes;
  private final Consumer<String> notices;

  private ModelCache(Path root, long limitBytes, Consumer<String> notices) {
    this.root = root.toAbsolutePath().normalize();
    this.limitBytes = limitBytes;
    this.notices = notices;
  }

  /** A cache at a directory, with a size limit; {@code notices} hears what a user should know. */
  public static ModelCache at(Path root, long limitBytes, Consumer<String> notices) {
    return new ModelCache(root, limitBytes, notices);
  }

  /**
   * The user's cache: {@code KAIRO_CACHE}, else {@code $XDG_CACHE_HOME/kairo}, else {@code
   * ~/.cache/kairo}; at most {@code KAIRO_CACHE_LIMIT_MB} (4096) large.
   */
  public static ModelCache ofEnvironment(Map<String, String> environment) {
    String limit = environment.getOrDefault("KAIRO_CACHE_LIMIT_MB", "");
    if (!limit.matches("\\d{0,9}")) {
      throw new CacheFailure(
          "KAIRO_CACHE_LIMIT_MB is '" + limit + "'; it must be a number of megabytes.");
    }
    long bytes = limit.isEmpty() ? DEFAULT_LIMIT_BYTES : Long.parseLong(limit) << 20;
    return at(
        directory(environment),
        bytes,
        text -> System.getLogger("kairo").log(System.Logger.Level.INFO, text));
  }

  private static Path directory(Map<String, String> environment) {
    String own = environment.getOrDefault("KAIRO_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!shared.isBlank() && Path.of(shared).isAbsolute()) {
      return Path.of(shared, "kairo");
    }
    return Path.of(System.getProperty("user.home"), ".cache", "kairo");
  }

  /** The same cache with another listener. */
  public ModelCache withNotices(Consumer<String> otherNotices) {
    return new ModelCache(root, limitBytes, otherNotices);
  }

  /** The directory of this cache. */
  public Path root() {
    return root;
  }

  /** Where the entry of a key is, or will be. */
  public Path place(String key) {
    return root.resolve("entries").resolve(key);
  }

  /** The entry of a key if it is there and whole. */
  public Optional<Path> find(String key) {
    Path entry = place(key);
    try {
      if (Seal.check(entry) != Seal.State.WHOLE) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(entry.resolve(Seal.FILE), FileTime.from(Instant.now()));
      return Optional.of(entry);
    } catch (NoSuchFileException evictedMeanwhile) {
      return Optional.empty();
    } catch (IOException problem) {
      throw CacheFailure.of(root, problem);
    }
  }

  /** The entry of a key, built now if it is not there. Only one process builds it. */
  public Path get(String key, Build build) {
    Optional<Path> present = find(key);
    return present.isPresent() ? present.get() : getLocked(key, build);
  }

  private Path getLocked(String key, Build build) {
    try {
      KeyLock lock = KeyLock.hold(lockFile(key));
      try {
        buildHeld(key, build);
      } finally {
        lock.close();
      }
    } catch (IOException problem) {
      throw CacheFailure.of(root, problem);
    } catch (UncheckedIOException problem) {
      throw CacheFailure.of(root, problem.getCause());
    }
    evict(key);
    return place(key);
  }

  private void buildHeld(String key, Build build) throws IOException {
    // Whoever held the lock before may have built it.
    Seal.State state = Seal.check(place(key));
    if (state == Seal.State.WHOLE) {
      return;
    }
    if (state == Seal.State.BROKEN) {
      discardBroken(key);
    }
    Path staged = stage();
    try {
      build.into(staged);
      Seal.write(staged);
      Files.createDirectories(place(key).getParent());
      Files.move(staged, place(key), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(staged);
    }
  }

  /** Removes everything nobody is building right now; gives the number of bytes freed. */
  public long clean() {
    return new Eviction(root).downTo(0, Optional.empty());
  }

  private void evict(String keep) {
    new Eviction(root).downTo(limitBytes, Optional.of(keep));
  }

  private void discardBroken(String key) throws IOException {
    // Renamed first: a reader must not see a half-deleted entry.
    Path aside = stage();
    try {
      Files.move(place(key), aside, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(aside);
    }
    notices.accept(
        "The cached model "
            + key.substring(0, Math.min(key.length(), SHORT_KEY))
            + " was corrupted and is rebuilt.");
  }

  private Path stage() throws IOException {
    Path staging = root.resolve("staging");
    Files.createDirectories(staging);
    long process = ProcessHandle.current().pid();
    return Files.createDirectory(staging.resolve(process + "-" + UUID.randomUUID()));
  }

  private Path lockFile(String key) throws IOException {
    Path locks = root.resolve("locks");
    try {
      Files.createDirectories(locks);
    } catch (FileAlreadyExistsException file) {
      throw new CacheFailure(
          "The model cache " + root + " is not a directory; set KAIRO_CACHE to one.", file);
    }
    return locks.resolve(key);
  }
}
