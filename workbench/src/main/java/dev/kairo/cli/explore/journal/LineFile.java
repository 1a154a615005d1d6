package dev.kairo.cli.explore.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that only grows, by whole lines. Lines are handed to the operating system before a call
 * returns, so they survive the death of the process. After a write that failed, what it left of a
 * line is cut off again, and nothing more is taken: a line must not follow half of another.
 */
final class LineFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean broken;

  /** Opens a file to add lines behind its first {@code length} bytes; what follows those goes. */
  LineFile(Path path, long length) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      if (channel.size() > length) {
        channel.truncate(length);
      }
      channel.position(length);
    } catch (IOException problem) {
      throw failure(problem);
    }
  }

  /** Adds lines, all in one write where the operating system takes them at once. */
  synchronized void add(List<String> lines) {
    if (broken) {
      throw failure(new IOException("an earlier write failed"));
    }
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long whole = -1;
    try {
      whole = channel.position();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException problem) {
      broken = true;
      cutBack(whole);
      throw failure(problem);
    }
  }

  private void cutBack(long length) {
    try {
      if (length >= 0 && channel.size() > length) {
        channel.truncate(length);
      }
    } catch (IOException problem) {
      // The next run finds half a line at the end, and cuts it off itself.
      System.getLogger(LineFile.class.getName())
          .log(System.Logger.Level.DEBUG, "half a line is left in " + path, problem);
    }
  }

  private UncheckedIOException failure(IOException problem) {
    return new UncheckedIOException("The journal " + path + " can't be written", problem);
  }

  @Override
  public synchronized void close() {
    broken = true;
    try {
      channel.close();
    } catch (IOException problem) {
      throw failure(problem);
    }
  }
}
