package dev.kairo.train.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of a NumPy array: six bytes of magic, a version, the length of a text, and the text, a
 * Python dictionary padded with blanks so that the numbers begin at a multiple of 64.
 *
 * @param kind the type of a number, such as {@code <f4}
 * @param fortran whether the first dimension changes fastest
 * @param dimensions the sizes of the array
 * @param length bytes of the whole head
 */
record NpyHeader(String kind, boolean fortran, List<Integer> dimensions, int length) {
  /** Little-endian single precision. */
  static final String SINGLE = "<f4";

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  /** Magic, version and the length of the text in version 1. */
  private static final int FIXED = 10;

  private static final Pattern KIND = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  /** The bytes in front of an array of singles, as version 1.0. */
  static byte[] bytes(List<Integer> dimensions) {
    String sizes = dimensions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(SINGLE, dimensions.size() == 1 ? sizes + "," : sizes);
    int whole = (FIXED + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (whole - FIXED));
    bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < whole - 1) {
      bytes.put((byte) ' ');
    }
    return bytes.put((byte) '\n').array();
  }

  /** Reads a head of version 1, 2 or 3; {@code what} is how sentences name the array. */
  static NpyHeader of(byte[] bytes, String what) {
    if (bytes.length < FIXED || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
      throw new UnusableWeights(
          what + " is no NumPy array; write the file with numpy.savez or kairo train --save.");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int version = buffer.get(MAGIC.length);
    if (version < 1 || version > 3) {
      throw new UnusableWeights(
          "%s is an array of format version %d; versions 1 to 3 are read."
              .formatted(what, version));
    }
    int start = version == 1 ? FIXED : FIXED + 2;
    long textLength =
        version == 1
            ? buffer.getShort(FIXED - 2) & 0xffff
            : bytes.length < start ? Long.MAX_VALUE : buffer.getInt(FIXED - 2) & 0xffffffffL;
    if (textLength > bytes.length - start) {
      throw new UnusableWeights(what + " is cut off within its head; fetch or write it again.");
    }
    String text = new String(bytes, start, (int) textLength, StandardCharsets.ISO_8859_1);
    return new NpyHeader(
        field(KIND, "descr", text, what),
        field(ORDER, "fortran_order", text, what).equals("True"),
        sizes(field(SHAPE, "shape", text, what), what),
        start + (int) textLength);
  }

  private static String field(Pattern pattern, String name, String text, String what) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new UnusableWeights(
          "%s has no plain '%s' in its head; write it as an array of float32."
              .formatted(what, name));
    }
    return found.group(1);
  }

  private static List<Integer> sizes(String text, String what) {
    List<Integer> sizes = new ArrayList<>();
    for (String size : text.split(",")) {
      if (!size.isBlank()) {
        if (size.strip().length() > 9) {
          throw new UnusableWeights("%s has a size of %s.".formatted(what, size.strip()));
        }
        sizes.add(Integer.parseInt(size.strip()));
      }
    }
    return sizes;
  }
}
