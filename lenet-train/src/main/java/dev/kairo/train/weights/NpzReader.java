package dev.kairo.train.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes the arrays of a zip of NumPy arrays, each checked against the tensor it is for. */
final class NpzReader {
  private static final String ENDING = ".npy";

  /** What a head may take; NumPy itself pads to 64 or 128 bytes. */
  private static final int MOST_HEAD = 1 << 16;

  private final Path path;

  NpzReader(Path path) {
    this.path = path;
  }

  /** Fills the tensors; nothing else may be in the file. */
  void into(List<Weights.Tensor> tensors) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Map<String, ZipEntry> entries = new LinkedHashMap<>();
      zip.stream().forEach(entry -> entries.put(name(entry), entry));
      List<String> names = tensors.stream().map(Weights.Tensor::name).toList();
      for (String name : names) {
        if (!entries.containsKey(name)) {
          throw new UnusableWeights(
              "%s has no array '%s'; %s."
                  .formatted(
                      path,
                      name,
                      entries.isEmpty()
                          ? "it is empty"
                          : "it holds " + String.join(", ", entries.keySet())));
        }
      }
      for (String name : entries.keySet()) {
        if (!names.contains(name)) {
          throw new UnusableWeights(
              "%s has an array '%s', which the network does not know; it has %s."
                  .formatted(path, name, String.join(", ", names)));
        }
      }
      for (Weights.Tensor tensor : tensors) {
        read(zip, entries.get(tensor.name()), tensor);
      }
    }
  }

  private static String name(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  private void read(ZipFile zip, ZipEntry entry, Weights.Tensor tensor) throws IOException {
    String what = "%s: %s".formatted(path, tensor.name());
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(MOST_HEAD + (tensor.numbers().length + 1) * Float.BYTES);
    }
    NpyHeader head = NpyHeader.of(bytes, what);
    require(head, tensor, what);
    int held = bytes.length - head.length();
    int wanted = tensor.numbers().length * Float.BYTES;
    if (held != wanted) {
      throw new UnusableWeights(
          "%s holds %s%d bytes of numbers, but its shape needs %d; fetch or write it again."
              .formatted(what, held > wanted ? "more than " : "", Math.min(held, wanted), wanted));
    }
    // ZipFile leaves the checksum to its callers.
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    if (checksum.getValue() != entry.getCrc()) {
      throw new UnusableWeights(what + " is damaged: its checksum differs; fetch it again.");
    }
    ByteBuffer.wrap(bytes, head.length(), wanted)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(tensor.numbers());
    requireFinite(tensor, what);
  }

  private static void require(NpyHeader head, Weights.Tensor tensor, String what) {
    if (!head.kind().equals(NpyHeader.SINGLE)) {
      throw new UnusableWeights(
          "%s holds numbers of type '%s'; only '%s' is read, so that nothing is rounded unseen: convert with .astype('%s')."
              .formatted(what, head.kind(), NpyHeader.SINGLE, NpyHeader.SINGLE));
    }
    if (!head.dimensions().equals(tensor.dimensions())) {
      throw new UnusableWeights(
          "%s is of shape %s, but the network's is %s; load weights of the same network."
              .formatted(what, head.dimensions(), tensor.dimensions()));
    }
    if (head.fortran()) {
      throw new UnusableWeights(
          what + " is in Fortran order; only C order is read: save numpy.ascontiguousarray of it.");
    }
  }

  private static void requireFinite(Weights.Tensor tensor, String what) {
    for (int i = 0; i < tensor.numbers().length; i++) {
      float number = tensor.numbers()[i];
      if (!Float.isFinite(number)) {
        throw new UnusableWeights(
            "%s%s is %s; weights must be finite numbers, so load others."
                .formatted(what, place(i, tensor.dimensions()), number));
      }
    }
  }

  /** Where a number is, such as {@code [3, 0, 4, 4]}. */
  private static String place(int number, List<Integer> dimensions) {
    StringBuilder place = new StringBuilder("]");
    int rest = number;
    for (int d = dimensions.size() - 1; d >= 0; d--) {
      place.insert(0, (d == 0 ? "[" : ", ") + rest % dimensions.get(d));
      rest /= dimensions.get(d);
    }
    return place.toString();
  }
}
