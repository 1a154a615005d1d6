package dev.kairo.train.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFolderTest {
  private static final String IMAGES = "t10k-images-idx3-ubyte";
  private static final String LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path folder;

  /** Ten images of 2 x 3 whose pixels count up, labelled 0 to 9. */
  @BeforeEach
  void tenImages() throws IOException {
    write(IMAGES, images(10));
    write(LABELS, labels(10));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] images(int count) {
    ByteBuffer file = ByteBuffer.allocate(16 + count * 6);
    file.putInt(0x803).putInt(count).putInt(2).putInt(3);
    for (int i = 0; i < count * 6; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  private static byte[] labels(int count) {
    ByteBuffer file = ByteBuffer.allocate(8 + count);
    file.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      file.put((byte) (i % 10));
    }
    return file.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private String refusal() {
    return assertThrows(UnreadableDigits.class, () -> DigitFolder.read(folder))
        .getMessage()
        .replace(folder + "/", "")
        .replace(folder.toString(), "DIR");
  }

  @Test
  void oneCollectionIsSplitIntoFourFifthsAndOne() {
    assertTrue(DigitFolder.isOne(folder));
    DigitSplit split = DigitFolder.read(folder);
    assertEquals(8, split.training().count());
    assertEquals(2, split.test().count());
    assertEquals(8, split.test().label(0));
    assertEquals(folder.toString(), split.source());
    assertEquals(9, split.test().largestLabel());
    assertArrayEquals(
        new float[] {54 / 255f, 55 / 255f, 56 / 255f, 57 / 255f, 58 / 255f, 59 / 255f},
        split.test().image(1, 2, 3));
  }

  @Test
  void anImageLiesInTheMiddleOfALargerMap() {
    Digits digits = DigitFolder.read(folder).training();
    assertArrayEquals(
        new float[] {
          0, 0, 0, 0, 0, 0, 6 / 255f, 7 / 255f, 8 / 255f, 0, 0, 9 / 255f, 10 / 255f, 11 / 255f, 0,
          0, 0, 0, 0, 0
        },
        digits.image(1, 4, 5));
  }

  @Test
  void twoCollectionsAreTakenAsTheyAre() throws IOException {
    write("train-images-idx3-ubyte", images(5));
    write("train-labels-idx1-ubyte", labels(5));
    DigitSplit split = DigitFolder.read(folder);
    assertEquals(5, split.training().count());
    assertEquals(10, split.test().count());
    byte[] wide = images(5);
    ByteBuffer.wrap(wide).putInt(8, 3).putInt(12, 2);
    write("train-images-idx3-ubyte", wide);
    assertEquals(
        "DIR: training images are 3 x 2 and test images 2 x 3; both must be of one size.",
        refusal());
  }

  @Test
  void compressedFilesAreReadWhateverTheirName() throws IOException {
    DigitSplit plain = DigitFolder.read(folder);
    Files.delete(folder.resolve(IMAGES));
    write(IMAGES + ".gz", gzip(images(10)));
    write(LABELS, gzip(labels(10)));
    DigitSplit packed = DigitFolder.read(folder);
    assertArrayEquals(plain.training().pixels(), packed.training().pixels());
    assertArrayEquals(plain.test().labels(), packed.test().labels());
  }

  @Test
  void aFolderWithoutDigitsIsRefused() throws IOException {
    Files.delete(folder.resolve(IMAGES));
    assertFalse(DigitFolder.isOne(folder));
    assertEquals(
        "DIR holds neither train-images-idx3-ubyte nor t10k-images-idx3-ubyte, plain or .gz; give a"
            + " folder that does.",
        refusal());
    Path nowhere = folder.resolve("nowhere");
    assertFalse(DigitFolder.isOne(nowhere));
    assertEquals(
        nowhere + " is no folder; give one that holds IDX files such as t10k-images-idx3-ubyte.gz.",
        assertThrows(UnreadableDigits.class, () -> DigitFolder.read(nowhere)).getMessage());
  }

  @Test
  void labelsMustBelongToTheImages() throws IOException {
    write(LABELS, labels(9));
    assertEquals(
        IMAGES + " holds 10 images, but " + LABELS + " 9 labels; they must belong together.",
        refusal());
    byte[] large = labels(10);
    large[12] = (byte) 200;
    write(LABELS, large);
    assertEquals(LABELS + " holds a label of 200; labels from 0 to 127 are read.", refusal());
    Files.delete(folder.resolve(LABELS));
    assertEquals(
        IMAGES + " has no labels beside it; add t10k-labels-idx1-ubyte, plain or .gz.", refusal());
    write(IMAGES, images(1));
    write(LABELS, labels(1));
    assertEquals(
        "DIR holds 1 image, which can't be split into training and test; give more.", refusal());
  }

  @Test
  void filesOfAnotherKindAreRefused() throws IOException {
    write(IMAGES, labels(10));
    assertEquals(
        IMAGES + " begins with 0x00000801, not with 0x00000803; an IDX file of images is needed.",
        refusal());
    write(IMAGES, images(10));
    write(LABELS, images(10));
    assertEquals(
        LABELS + " begins with 0x00000803, not with 0x00000801; an IDX file of labels is needed.",
        refusal());
    write(LABELS, labels(10));
    byte[] huge = images(10);
    ByteBuffer.wrap(huge).putInt(8, 1 << 20).putInt(12, 1 << 20);
    write(IMAGES, huge);
    assertEquals(
        IMAGES
            + " says dimensions of [10, 1048576, 1048576]; sizes of 1 or more, and at most"
            + " 1073741824 bytes in all, are read.",
        refusal());
    ByteBuffer.wrap(huge).putInt(8, -2);
    write(IMAGES, huge);
    assertEquals(
        IMAGES
            + " says dimensions of [10, -2]; sizes of 1 or more, and at most 1073741824 bytes in"
            + " all, are read.",
        refusal());
  }

  @Test
  void filesThatAreCutOffOrGoOnAreRefused() throws IOException {
    byte[] whole = images(10);
    write(IMAGES, Arrays.copyOf(whole, 70));
    assertEquals(IMAGES + " is cut off: 54 of 60 bytes; fetch it again.", refusal());
    for (int length : new int[] {0, 1, 3, 15}) {
      write(IMAGES, Arrays.copyOf(whole, length));
      assertEquals(IMAGES + " is cut off: its head is not complete; fetch it again.", refusal());
    }
    write(IMAGES, Arrays.copyOf(whole, 77));
    assertEquals(
        IMAGES + " goes on behind the 60 bytes that it announces; fetch it again.", refusal());
    byte[] packed = gzip(whole);
    write(IMAGES, Arrays.copyOf(packed, packed.length - 9));
    assertEquals(
        IMAGES + " is cut off: the end of its gzip stream is missing; fetch it again.", refusal());
    packed[packed.length - 8] ^= 1;
    write(IMAGES, packed);
    assertEquals(IMAGES + " is damaged: Corrupt GZIP trailer; fetch it again.", refusal());
  }
}
