package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The golden model against Java's own singles, and against exact numbers in small formats. */
class FpGoldenTest {
  private static final int RANDOM = 1_000_000;
  private static final int NAN = 0x7FC00000;

  /** Java's arithmetic between flushes, or plain. */
  private record Singles(boolean subnormals) {
    float operand(long word) {
      return flushed(Float.intBitsToFloat((int) word));
    }

    float flushed(float value) {
      return !subnormals && Math.abs(value) < Float.MIN_NORMAL ? Math.copySign(0f, value) : value;
    }

    long word(float value) {
      return Float.isNaN(value)
          ? NAN
          : Integer.toUnsignedLong(Float.floatToRawIntBits(flushed(value)));
    }

    long product(long a, long b) {
      return word(operand(a) * operand(b));
    }

    long sum(long a, long b) {
      return word(operand(a) + operand(b));
    }

    long quotient(long a, long b) {
      return word(operand(a) / operand(b));
    }
  }

  private static void agreesWithJava(FpFormat format) {
    Singles java = new Singles(format.subnormals());
    List<long[]> vectors = new ArrayList<>(FpVectors.directed(format, format, format, 1));
    Random random = new Random(2);
    for (int i = 0; i < RANDOM; i++) {
      vectors.add(FpVectors.random(format, format, format, random));
    }
    for (long[] v : vectors) {
      assertEquals(java.product(v[0], v[1]), FpGolden.multiply(format, v[0], v[1]));
      assertEquals(java.sum(v[0], v[1]), FpGolden.add(format, v[0], v[1]));
      assertEquals(java.quotient(v[0], v[1]), FpGolden.divide(format, v[0], v[1]));
      assertEquals(
          java.sum(java.product(v[0], v[1]), v[2]), FpGolden.multiplyAdd(format, v[0], v[1], v[2]));
    }
    assertEquals(1_077_352, vectors.size());
  }

  @Test
  void singlesWithoutSubnormalsAreJavasBetweenFlushes() {
    agreesWithJava(FpFormat.FP32);
  }

  @Test
  void singlesWithSubnormalsAreJavas() {
    agreesWithJava(FpFormat.FP32.withSubnormals());
  }

  @Test
  void nothingIsFused() {
    FpFormat format = FpFormat.FP32;
    long a = format.encode(1 + Math.scalb(1.0, -12));
    long c = format.encode(-(1 + Math.scalb(1.0, -11)));
    // The exact sum is 2^-24; the product's last bit is lost before the sum.
    assertEquals(0, FpGolden.multiplyAdd(format, a, a, c));
  }

  @Test
  void everyPairOfSmallFormatsIsRoundedOnceFromTheExactResult() {
    int pairs = 0;
    for (String name : List.of("e2m1", "e2m3", "e3m2", "e5m1", "e4m3", "e5m2")) {
      FpFormat without = FpFormat.of(name);
      for (FpFormat format : List.of(without, without.withSubnormals())) {
        ExactRounding exact = new ExactRounding(format);
        for (long a = 0; a < 1L << format.width(); a++) {
          for (long b = 0; b < 1L << format.width(); b++) {
            assertEquals(exact.product(exact, a, exact, b), FpGolden.multiply(format, a, b));
            assertEquals(exact.sum(a, b), FpGolden.add(format, a, b));
            assertEquals(exact.quotient(a, b), FpGolden.divide(format, a, b));
            pairs++;
          }
        }
      }
    }
    assertEquals(2 * (256 + 2 * 4_096 + 16_384 + 2 * 65_536), pairs);
  }

  @Test
  void everyPairOfMixedFormatsIsRoundedOnceFromTheExactProduct() {
    int pairs = 0;
    for (List<String> names :
        List.of(
            List.of("e4m3", "e5m2", "bf16"),
            List.of("e5m2", "e3m4", "e4m3"),
            List.of("e2m1", "e4m3", "e2m1"),
            List.of("e3m2", "e3m2", "e5m10"))) {
      for (int flags = 0; flags < 8; flags++) {
        FpFormat left = format(names.get(0), flags & 1);
        FpFormat right = format(names.get(1), flags & 2);
        FpFormat result = format(names.get(2), flags & 4);
        ExactRounding exactLeft = new ExactRounding(left);
        ExactRounding exactRight = new ExactRounding(right);
        ExactRounding exact = new ExactRounding(result);
        for (long a = 0; a < 1L << left.width(); a++) {
          for (long b = 0; b < 1L << right.width(); b++) {
            assertEquals(
                exact.product(exactLeft, a, exactRight, b),
                FpGolden.multiply(left, a, right, b, result));
            pairs++;
          }
        }
      }
    }
    assertEquals(8 * (65_536 + 65_536 + 4_096 + 4_096), pairs);
  }

  private static FpFormat format(String name, int subnormals) {
    FpFormat format = FpFormat.of(name);
    return subnormals == 0 ? format : format.withSubnormals();
  }
}
