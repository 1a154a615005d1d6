package dev.kairo.train.digits;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes, plain or compressed by gzip: a magic number of two zeros, 8 and
 * the number of dimensions, then the dimensions as big-endian words, then the bytes.
 *
 * @param dimensions images, rows and columns; or labels
 */
record IdxFile(Path path, int[] dimensions, byte[] bytes) {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int GZIP = 0x1f8b;
  private static final long MOST = 1L << 30;

  /** Reads a file that should have a number of dimensions. */
  static IdxFile read(Path path, int dimensions) {
    try (InputStream in = open(path)) {
      int magic = word(in, path);
      if (magic != (UNSIGNED_BYTES | dimensions)) {
        throw new UnreadableDigits(
            "%s begins with 0x%08X, not with 0x%08X; an IDX file of %s is needed."
                .formatted(
                    path,
                    magic,
                    UNSIGNED_BYTES | dimensions,
                    dimensions == 1 ? "labels" : "images"));
      }
      int[] sizes = new int[dimensions];
      long count = 1;
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = word(in, path);
        if (sizes[i] < 1 || count * sizes[i] > MOST) {
          throw new UnreadableDigits(
              "%s says dimensions of %s; sizes of 1 or more, and at most %d bytes in all, are read."
                  .formatted(path, Arrays.toString(Arrays.copyOf(sizes, i + 1)), MOST));
        }
        count *= sizes[i];
      }
      byte[] bytes = in.readNBytes((int) count);
      if (bytes.length < count) {
        throw truncated(path, "%d of %d bytes".formatted(bytes.length, count));
      }
      if (in.read() >= 0) {
        throw new UnreadableDigits(
            "%s goes on behind the %d bytes that it announces; fetch it again."
                .formatted(path, count));
      }
      return new IdxFile(path, sizes, bytes);
    } catch (EOFException problem) {
      throw truncated(path, "the end of its gzip stream is missing");
    } catch (ZipException problem) {
      throw new UnreadableDigits(
          "%s is damaged: %s; fetch it again.".formatted(path, problem.getMessage()));
    } catch (NoSuchFileException problem) {
      throw new UnreadableDigits("There is no file %s.".formatted(path));
    } catch (IOException problem) {
      throw new UnreadableDigits("%s can't be read: %s.".formatted(path, problem.getMessage()));
    }
  }

  private static UnreadableDigits truncated(Path path, String what) {
    return new UnreadableDigits("%s is cut off: %s; fetch it again.".formatted(path, what));
  }

  /** Tells gzip by its first bytes, whatever the name says. */
  private static InputStream open(Path path) throws IOException {
    BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      file.mark(2);
      int begin = file.read() << 8 | file.read();
      file.reset();
      return begin == GZIP ? new GZIPInputStream(file, 1 << 16) : file;
    } catch (IOException problem) {
      file.close();
      throw problem;
    }
  }

  private static int word(InputStream in, Path path) throws IOException {
    byte[] word = in.readNBytes(Integer.BYTES);
    if (word.length < Integer.BYTES) {
      throw truncated(path, "its head is not complete");
    }
    return ByteBuffer.wrap(word).getInt();
  }
}
