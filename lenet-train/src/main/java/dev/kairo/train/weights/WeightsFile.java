package dev.kairo.train.weights;

import dev.kairo.train.network.Network;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/**
 * Weights in a file that NumPy reads and writes: a zip of one array for each tensor, {@code
 * conv1.weight}, {@code conv1.bias} and so on, in little-endian single precision and C order.
 *
 * <p>Equal weights give equal bytes. A file is there as a whole or not at all.
 */
public final class WeightsFile {
  private static final String PART = ".part";

  /** The second day that a zip can say; Java takes the first one for an older date. */
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 1, 2, 0, 0);

  private WeightsFile() {}

  /** Reads the weights of a network; what is not just them is refused. */
  public static Weights read(Network network, Path path) {
    Weights weights = Weights.zeros(network);
    try {
      new NpzReader(path).into(weights.tensors());
    } catch (NoSuchFileException | FileNotFoundException problem) {
      throw new UnusableWeights(
          "There is no file %s; weights are written by kairo train --save.".formatted(path));
    } catch (ZipException problem) {
      throw new UnusableWeights(
          "%s is no whole .npz file: %s; fetch or write it again."
              .formatted(path, problem.getMessage()));
    } catch (IOException problem) {
      throw new UncheckedIOException(path + " can't be read", problem);
    }
    return weights;
  }

  /** Writes beside the place, onto the disk, then renames; folders are made. */
  public static void write(Weights weights, Path path) {
    Path part =
        path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + PART);
    // An interrupted process takes what it has begun with it.
    part.toFile().deleteOnExit();
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        write(weights, channel);
        channel.force(true);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException problem) {
      throw new UncheckedIOException(path + " can't be written", problem);
    } finally {
      discard(part);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException problem) {
      System.getLogger(WeightsFile.class.getName())
          .log(System.Logger.Level.DEBUG, part + " is left", problem);
    }
  }

  private static void write(Weights weights, FileChannel channel) throws IOException {
    OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    ZipOutputStream zip = new ZipOutputStream(file);
    zip.setMethod(ZipOutputStream.STORED);
    for (Weights.Tensor tensor : weights.tensors()) {
      byte[] bytes = array(tensor);
      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      ZipEntry entry = new ZipEntry(tensor.name() + ".npy");
      entry.setTimeLocal(DAY);
      entry.setSize(bytes.length);
      entry.setCrc(checksum.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    }
    zip.finish();
    file.flush();
  }

  private static byte[] array(Weights.Tensor tensor) {
    byte[] head = NpyHeader.bytes(tensor.dimensions());
    ByteBuffer bytes =
        ByteBuffer.allocate(head.length + tensor.numbers().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(head);
    bytes.asFloatBuffer().put(tensor.numbers());
    return bytes.array();
  }
}
