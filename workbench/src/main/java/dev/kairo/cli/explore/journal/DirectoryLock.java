package dev.kairo.cli.explore.journal;

import dev.kairo.cli.console.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to work in a results directory. The operating system takes it back when the process
 * dies, however it dies, so a lock that is left behind is simply taken over; the number in the file
 * is for the sentence that refuses a second exploration.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = ".lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw Refusal.usage(
            "locked",
            "Another exploration (process %s) is at work in %s; wait for it, or choose another"
                    .formatted(Files.readString(file).strip(), directory)
                + " folder with -o.",
            "");
      }
      channel.truncate(0);
      String owner = ProcessHandle.current().pid() + " on " + Times.hostName() + "\n";
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
      return new DirectoryLock(channel);
    } catch (IOException problem) {
      throw new UncheckedIOException("The folder " + directory + " can't be locked", problem);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException problem) {
      throw new UncheckedIOException("A lock can't be given back", problem);
    }
  }
}
