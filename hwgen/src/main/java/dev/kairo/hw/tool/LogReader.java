package dev.kairo.hw.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Follows a growing log from an offset, keeping its text and handing out whole lines. */
final class LogReader {
  private static final int CHUNK = 1 << 16;

  private final Path log;
  private final Consumer<String> onLine;
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;

  LogReader(Path log, long offset, Consumer<String> onLine) {
    this.log = log;
    this.position = offset;
    this.onLine = onLine;
  }

  /** Reads what has been written since the last call. */
  void drain() {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
      int read = channel.read(buffer, position);
      while (read > 0) {
        accept(buffer.array(), read);
        position += read;
        buffer.clear();
        read = channel.read(buffer, position);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("The log " + log + " can't be read.", problem);
    }
  }

  private void accept(byte[] bytes, int count) {
    all.write(bytes, 0, count);
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        onLine.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(bytes[i]);
      }
    }
  }

  String text() {
    return all.toString(StandardCharsets.UTF_8);
  }
}
