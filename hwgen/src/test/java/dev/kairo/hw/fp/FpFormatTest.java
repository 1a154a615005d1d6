package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FpFormatTest {
  @Test
  void presetsHaveTheFieldsOfTheirStandards() {
    assertEquals(new FpFormat(8, 23, false), FpFormat.of("fp32"));
    assertEquals(new FpFormat(8, 7, false), FpFormat.of("bf16"));
    assertEquals(new FpFormat(5, 10, false), FpFormat.of("fp16"));
    assertEquals(new FpFormat(8, 14, false), FpFormat.of("e8m14"));
    assertEquals(FpFormat.FP16, FpFormat.of("e5m10"));
    assertEquals(0x7FC00000L, FpFormat.FP32.nan());
    assertEquals(0x7F800000L, FpFormat.FP32.infinity());
    assertEquals(0x80000000L, FpFormat.FP32.signBit());
    assertEquals(List.of(32, 24, 127, 255), figures(FpFormat.FP32));
    assertEquals(List.of(16, 8, 127, 255), figures(FpFormat.BF16));
    assertEquals(List.of(16, 11, 15, 31), figures(FpFormat.FP16));
    assertEquals(List.of(4, 2, 1, 3), figures(FpFormat.of("e2m1")));
  }

  private static List<Integer> figures(FpFormat format) {
    return List.of(format.width(), format.significand(), format.bias(), format.topExponent());
  }

  @Test
  void everyFormatHasANameThatGivesItBack() {
    int formats = 0;
    for (int exponent = 2; exponent <= 10; exponent++) {
      for (int fraction = 1; fraction <= 23; fraction++) {
        FpFormat format = new FpFormat(exponent, fraction, false);
        assertEquals(format, FpFormat.of(format.name()));
        formats++;
      }
    }
    assertEquals(207, formats);
    assertEquals("fp32", FpFormat.FP32.withSubnormals().name());
    assertEquals("e4m3", FpFormat.of("e4m3").name());
  }

  @Test
  void otherFormatsAreRefusedWithASentence() {
    for (String unknown : List.of("fp64", "", "e8", "e8m", "e8m14 ", "E8M14", "e100m3")) {
      assertEquals(
          "The format '"
              + unknown
              + "' is not known; choose fp32, bf16, fp16, or exponent and fraction such as e8m14.",
          refusal(unknown));
    }
    for (String unfit : List.of("e1m3", "e11m3", "e8m0", "e8m24", "e0m0")) {
      assertEquals(
          "The format "
              + unfit
              + " does not fit; choose 2 to 10 exponent bits and 1 to 23 fraction bits.",
          refusal(unfit));
    }
  }

  private static String refusal(String name) {
    return assertThrows(IllegalArgumentException.class, () -> FpFormat.of(name)).getMessage();
  }

  @Test
  void everyWordOfSmallFormatsSurvivesDecodingAndEncoding() {
    int words = 0;
    for (String name : List.of("e2m1", "e2m3", "e3m2", "e4m3", "e5m2", "fp16", "bf16", "e10m4")) {
      FpFormat without = FpFormat.of(name);
      for (FpFormat format : List.of(without, without.withSubnormals())) {
        for (long word = 0; word < 1L << format.width(); word++) {
          assertEquals(canonical(format, word), format.encode(format.decode(word)));
          words++;
        }
      }
    }
    assertEquals(2 * (16 + 64 + 64 + 256 + 256 + 65_536 + 65_536 + 32_768), words);
  }

  /** What a word stands for: one NaN, and without subnormals zeros in their place. */
  private static long canonical(FpFormat format, long word) {
    long magnitude = word & format.signBit() - 1;
    if (magnitude > format.infinity()) {
      return format.nan();
    }
    boolean flushed = !format.subnormals() && magnitude < 1L << format.fraction();
    return flushed ? word & format.signBit() : word;
  }

  @Test
  void singlesDecodeAsJavaDoes() {
    FpFormat format = FpFormat.FP32.withSubnormals();
    Stream.of(0, 1, 0x007FFFFF, 0x00800000, 0x3F800001, 0x7F7FFFFF, 0x7F800000, 0x80000000)
        .forEach(
            bits -> {
              long word = Integer.toUnsignedLong(bits);
              assertEquals(Float.intBitsToFloat(bits), format.decode(word));
              assertEquals(word, format.encode(Float.intBitsToFloat(bits)));
            });
    assertTrue(Double.isNaN(format.decode(0x7F800001L)));
    assertTrue(Double.isNaN(format.decode(0xFFFFFFFFL)));
  }

  @Test
  void encodingRoundsOnceToEvenAndOnlyThenFlushes() {
    FpFormat e4m3 = FpFormat.of("e4m3");
    FpFormat with = e4m3.withSubnormals();
    // 1 + 1/16 lies half way between 1 (even) and 1 + 1/8; 1 + 3/16 between that and 1 + 1/4.
    assertEquals(0x38, e4m3.encode(1.0625));
    assertEquals(0x39, e4m3.encode(Math.nextUp(1.0625)));
    assertEquals(0x3A, e4m3.encode(1.1875));
    // The largest value is 240; from half a unit above it on there is infinity.
    assertEquals(0x77, e4m3.encode(Math.nextDown(248.0)));
    assertEquals(e4m3.infinity(), e4m3.encode(248.0));
    assertEquals(0xF8, e4m3.encode(Double.NEGATIVE_INFINITY));
    // Half a subnormal unit below the least normal value the rounded value is still normal.
    double least = Math.scalb(1.0, -6);
    double unit = Math.scalb(1.0, -9);
    assertEquals(0x08, e4m3.encode(least - unit / 2));
    assertEquals(0x00, e4m3.encode(Math.nextDown(least - unit / 2)));
    assertEquals(0x80, e4m3.encode(-(least - unit)));
    assertEquals(0x07, with.encode(least - unit));
    assertEquals(0x00, with.encode(unit / 2));
    assertEquals(0x01, with.encode(Math.nextUp(unit / 2)));
    assertEquals(0x80, with.encode(-Double.MIN_VALUE));
    assertEquals(0x80, with.encode(-0.0));
    assertEquals(e4m3.nan(), e4m3.encode(-Double.NaN));
  }
}
