package dev.kairo.train.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
  private static String picture(Digits digits, int image) {
    StringBuilder picture = new StringBuilder();
    for (int y = 0; y < digits.height(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < digits.width(); x++) {
        int pixel = digits.pixels()[(image * digits.height() + y) * digits.width() + x] & 0xff;
        row.append(" .:*#".charAt(pixel * 4 / 255));
      }
      picture.append(row.toString().stripTrailing()).append('\n');
    }
    return picture.toString();
  }

  @Test
  void aDigitLooksLikeOne() {
    Digits digits = DrawnDigits.of(40, 1);
    int two = IntStream.range(0, 40).filter(i -> digits.label(i) == 2).findFirst().orElseThrow();
    assertEquals(
        """
                      .****::
                     :##*####*
                    *#*.    :#.
                   .*:      .#:
                             *#
                            :#*
                            *#
                          :*#:
                        :##*:
                      :##*.
                   .:##*.
                 .*##*.
               .*##:.
             :*##:
            .##*:.
             .:*###*:.
                 .*###*:.
                    .:*#*
        """,
        picture(digits, two).replaceAll("(?m)^\n", ""));
  }

  @Test
  void equalSeedsDrawEqualDigits() {
    Digits digits = DrawnDigits.of(200, 3);
    assertArrayEquals(digits.pixels(), DrawnDigits.of(200, 3).pixels());
    assertArrayEquals(digits.labels(), DrawnDigits.of(200, 3).labels());
    assertFalse(Arrays.equals(digits.labels(), DrawnDigits.of(200, 4).labels()));
    assertArrayEquals(
        digits.part(0, 50).pixels(), DrawnDigits.of(50, 3).pixels(), "a count has no say");
    assertEquals(
        10, IntStream.range(0, 200).map(digits::label).distinct().count(), "classes that occur");
  }

  @Test
  void noTwoDigitsAreAlike() {
    Digits digits = DrawnDigits.of(500, 5);
    Set<String> pictures = new HashSet<>();
    for (int i = 0; i < digits.count(); i++) {
      String picture = picture(digits, i);
      pictures.add(picture);
      long inked = picture.chars().filter(c -> ".:*#".indexOf(c) >= 0).count();
      assertTrue(inked > 25 && inked < 400, inked + " pixels with ink in\n" + picture);
    }
    assertEquals(500, pictures.size());
  }

  @Test
  void trainingAndTestAreDifferentDigits() {
    DigitSplit split = DrawnDigits.split(30, 20, 7);
    assertEquals(30, split.training().count());
    assertEquals(20, split.test().count());
    assertEquals("drawn digits, seed 7", split.source());
    assertFalse(
        Arrays.equals(split.training().part(0, 20).pixels(), split.test().pixels()),
        "the same digits");
    assertArrayEquals(
        split.test().pixels(), DrawnDigits.split(5, 20, 7).test().pixels(), "a count has no say");
  }

  @Test
  void thereAreTenDigits() {
    assertEquals(
        "10 is no digit; choose 0 to 9.",
        assertThrows(IllegalArgumentException.class, () -> Strokes.of(10)).getMessage());
  }
}
