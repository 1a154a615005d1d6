package dev.kairo.train.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
  /** Two weights a class and two biases. */
  private static final Network SMALL =
      NetworkFile.parse(
          "small.json",
          """
          {"network": "small", "input": [2, 1, 1], "format": "fp32",
           "layers": [{"name": "fc1", "kind": "fully-connected", "outputs": 2}],
           "training": {"learningRate": 0.1, "schedule": "strict"}}
          """);

  private static final Weights NUMBERS =
      new Weights(
          SMALL,
          List.of(new LayerWeights(new float[] {1, -2, 0.5f, -0f}, new float[] {3, 1e-30f})));

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("w.npz");
  }

  private static void same(Weights wanted, Weights found) {
    for (int i = 0; i < wanted.tensors().size(); i++) {
      assertEquals(wanted.tensors().get(i).name(), found.tensors().get(i).name());
      assertArrayEquals(wanted.tensors().get(i).numbers(), found.tensors().get(i).numbers());
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Network lenet5 = NetworkFile.shipped("lenet5");
    Weights weights = Weights.random(lenet5, 3);
    Path file = directory.resolve("new").resolve("folder").resolve("w.npz");
    WeightsFile.write(weights, file);
    same(weights, WeightsFile.read(lenet5, file));
    assertEquals(
        "[conv1.weight [20, 1, 5, 5], conv1.bias [20], conv2.weight [50, 20, 5, 5], conv2.bias"
            + " [50], fc1.weight [500, 800], fc1.bias [500], fc2.weight [10, 500], fc2.bias [10]]",
        weights.tensors().stream().map(t -> t.name() + " " + t.dimensions()).toList().toString());
    byte[] first = Files.readAllBytes(file);
    WeightsFile.write(Weights.random(lenet5, 3), file);
    assertArrayEquals(first, Files.readAllBytes(file), "equal weights, equal bytes");
    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList(), "nothing is left beside it");
    }
  }

  @Test
  void anArrayIsBytesAsNumPyWritesThem() throws Exception {
    WeightsFile.write(NUMBERS, file());
    byte[] bytes = Files.readAllBytes(file());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("\u0093NUMPY");
    assertEquals("fc1.weight.npy", text.substring(start - 14, start));
    String head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
    assertEquals(
        "\u0093NUMPY\u0001\u0000\u0076\u0000" + head + " ".repeat(117 - head.length()) + "\n",
        text.substring(start, start + 128));
    ByteBuffer numbers = ByteBuffer.wrap(bytes, start + 128, 16).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0x3f800000, numbers.getInt());
    assertEquals(0xc0000000, numbers.getInt());
    assertEquals(0x3f000000, numbers.getInt());
    assertEquals(0x80000000, numbers.getInt());
    assertTrue(text.contains("'shape': (2,), }"), "a row of two");
  }

  @Test
  void aFileThatCanNotBeWrittenLeavesTheOldOne() throws Exception {
    WeightsFile.write(NUMBERS, file());
    byte[] before = Files.readAllBytes(file());
    Path folder = directory.resolve("folder.npz");
    Files.createDirectories(folder.resolve("full"));
    UncheckedIOException problem =
        assertThrows(UncheckedIOException.class, () -> WeightsFile.write(NUMBERS, folder));
    assertEquals(folder + " can't be written", problem.getMessage());
    try (var files = Files.list(directory)) {
      assertEquals(2, files.count(), "no part of a file is left");
    }
    assertArrayEquals(before, Files.readAllBytes(file()));
  }

  /** A zip of arrays as other programs write them. */
  private void zip(int method, Map<String, byte[]> arrays) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        entry.setMethod(method);
        CRC32 checksum = new CRC32();
        checksum.update(array.getValue());
        entry.setSize(array.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
  }

  private static byte[] array(int version, String head, float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + head.length() + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      bytes.putShort((short) head.length());
    } else {
      bytes.putInt(head.length());
    }
    bytes.put(head.getBytes(StandardCharsets.ISO_8859_1));
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    byte[] whole = new byte[bytes.position()];
    bytes.get(0, whole);
    return whole;
  }

  private static byte[] weight(float... numbers) {
    return array(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n", numbers);
  }

  private static byte[] bias() {
    return array(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", 3, 1e-30f);
  }

  private static Map<String, byte[]> both(byte[] weight) {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    // Another order than the network's.
    arrays.put("fc1.bias", bias());
    arrays.put("fc1.weight", weight);
    return arrays;
  }

  private Weights read() {
    return WeightsFile.read(SMALL, file());
  }

  private String refusal() {
    String sentence = assertThrows(UnusableWeights.class, this::read).getMessage();
    assertTrue(sentence.contains(file().toString()), sentence);
    return sentence.replace(file().toString(), "w.npz");
  }

  private String refusal(byte[] weight) throws IOException {
    zip(ZipEntry.STORED, both(weight));
    return refusal();
  }

  @Test
  void storedAndCompressedArraysOfEveryVersionAreRead() throws Exception {
    String head = "{'shape': (2,2), 'fortran_order':False,'descr':'<f4'}";
    for (int version = 1; version <= 3; version++) {
      for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
        zip(method, both(array(version, head, 1, -2, 0.5f, -0f)));
        same(NUMBERS, read());
      }
    }
  }

  @Test
  void arraysOfAnotherKindAreRefused() throws Exception {
    String head = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n";
    assertEquals(
        "w.npz: fc1.weight holds numbers of type '<f8'; only '<f4' is read, so that nothing is"
            + " rounded unseen: convert with .astype('<f4').",
        refusal(array(1, head.formatted("<f8", "False", "(2, 2)"), new float[8])));
    assertEquals(
        "w.npz: fc1.weight holds numbers of type '>f4'; only '<f4' is read, so that nothing is"
            + " rounded unseen: convert with .astype('<f4').",
        refusal(array(1, head.formatted(">f4", "False", "(2, 2)"), new float[4])));
    assertEquals(
        "w.npz: fc1.weight is in Fortran order; only C order is read: save"
            + " numpy.ascontiguousarray of it.",
        refusal(array(1, head.formatted("<f4", "True", "(2, 2)"), new float[4])));
    assertEquals(
        "w.npz: fc1.weight is of shape [4], but the network's is [2, 2]; load weights of the same"
            + " network.",
        refusal(array(1, head.formatted("<f4", "False", "(4,)"), new float[4])));
    assertEquals(
        "w.npz: fc1.weight is of shape [], but the network's is [2, 2]; load weights of the same"
            + " network.",
        refusal(array(1, head.formatted("<f4", "False", "()"), new float[1])));
    assertEquals(
        "w.npz: fc1.weight has a size of 99999999999.",
        refusal(array(1, head.formatted("<f4", "False", "(99999999999, 2)"), new float[4])));
    assertEquals(
        "w.npz: fc1.weight has no plain 'descr' in its head; write it as an array of float32.",
        refusal(array(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 2)}")));
    assertEquals(
        "w.npz: fc1.weight is an array of format version 4; versions 1 to 3 are read.",
        refusal(array(4, head, new float[4])));
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() throws Exception {
    assertEquals(
        "w.npz: fc1.weight[1, 0] is NaN; weights must be finite numbers, so load others.",
        refusal(weight(1, 2, Float.NaN, 4)));
    assertEquals(
        "w.npz: fc1.weight[0, 1] is -Infinity; weights must be finite numbers, so load others.",
        refusal(weight(1, Float.NEGATIVE_INFINITY, 3, 4)));
  }

  @Test
  void arraysThatAreMissingOrTooManyAreRefused() throws Exception {
    zip(ZipEntry.STORED, Map.of("fc1.bias", bias()));
    assertEquals("w.npz has no array 'fc1.weight'; it holds fc1.bias.", refusal());
    zip(ZipEntry.STORED, Map.of());
    assertEquals("w.npz has no array 'fc1.weight'; it is empty.", refusal());
    Map<String, byte[]> arrays = both(weight(1, 2, 3, 4));
    arrays.put("fc2.bias", bias());
    zip(ZipEntry.STORED, arrays);
    assertEquals(
        "w.npz has an array 'fc2.bias', which the network does not know; it has fc1.weight,"
            + " fc1.bias.",
        refusal());
  }

  @Test
  void filesThatAreCutOffOrDamagedAreRefused() throws Exception {
    assertEquals(
        "w.npz: fc1.weight holds 12 bytes of numbers, but its shape needs 16; fetch or write it"
            + " again.",
        refusal(weight(1, 2, 3)));
    assertEquals(
        "w.npz: fc1.weight holds more than 16 bytes of numbers, but its shape needs 16; fetch or"
            + " write it again.",
        refusal(weight(1, 2, 3, 4, 5)));
    assertEquals(
        "w.npz: fc1.weight is no NumPy array; write the file with numpy.savez or kairo train"
            + " --save.",
        refusal("nothing of the kind".getBytes(StandardCharsets.US_ASCII)));
    byte[] cut = weight(1, 2, 3, 4);
    assertEquals(
        "w.npz: fc1.weight is cut off within its head; fetch or write it again.",
        refusal(Arrays.copyOf(cut, 30)));
    assertEquals(
        "w.npz: fc1.weight is cut off within its head; fetch or write it again.",
        refusal(Arrays.copyOf(array(2, "{}", 1), 11)));
    zip(ZipEntry.STORED, both(weight(1, 2, 3, 4)));
    byte[] whole = Files.readAllBytes(file());
    byte[] other = whole.clone();
    other[new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("}\n") + 2] ^= 1;
    Files.write(file(), other);
    assertEquals("w.npz: fc1.weight is damaged: its checksum differs; fetch it again.", refusal());
    for (int length : new int[] {0, 1, 30, whole.length / 2, whole.length - 1}) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertTrue(refusal().startsWith("w.npz is no whole .npz file: "), refusal());
    }
    Files.delete(file());
    assertEquals("There is no file w.npz; weights are written by kairo train --save.", refusal());
    assertFalse(Files.exists(file()));
  }
}
