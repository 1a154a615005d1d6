package dev.kairo.sim.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Exclusive hold of one cache key, across threads and processes. The operating system lets go of it
 * when a process dies, however it dies.
 */
final class KeyLock implements AutoCloseable {
  private static final long FIRST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final FileChannel channel;

  private KeyLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until the key is free. */
  static KeyLock hold(Path file) throws IOException {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      Optional<KeyLock> held = tryHold(file);
      if (held.isPresent()) {
        return held.get();
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw new CacheFailure("Interrupted while another process was building the same model.");
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  /** Takes the key if it is free now. */
  static Optional<KeyLock> tryHold(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new KeyLock(channel));
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Another thread of ours builds it: wait for it as for another process.
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
