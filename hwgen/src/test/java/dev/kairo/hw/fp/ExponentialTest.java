package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the exponential's integers are from the exact exponential. */
class ExponentialTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  /** Units in the last place between a result and the exact value. */
  private static double error(FpFormat format, long word) {
    double exact = StrictMath.exp(format.decode(word));
    long result = FpGolden.exp(format, word);
    if (result == format.encode(exact)) {
      return 0.5;
    }
    int exponent = Math.max(Math.getExponent(exact), format.leastExponent());
    return Math.abs(format.decode(result) - exact) / Math.scalb(1.0, exponent - format.fraction());
  }

  private static double worst(FpFormat format, LongStream words) {
    return words.mapToDouble(word -> error(format, word)).max().orElseThrow();
  }

  private static LongStream inRange(FpFormat format, long seed, int count) {
    Random random = new Random(seed);
    double reach = 1 << Exponential.of(format).wholeBits();
    return random.doubles(count, -reach, reach).mapToLong(format::encode);
  }

  @ParameterizedTest
  @CsvSource({"fp32, 0.63", "e8m16, 0.51", "e8m14, 0.51", "e10m23, 0.93", "e2m23, 0.57"})
  void randomOperandsAreLessThanAUnitOff(String name, double bound) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : new FpFormat[] {format, format.withSubnormals()}) {
      double worst = worst(each, inRange(each, 1, 1_000_000));
      assertTrue(worst < bound, each + ": " + worst);
      assertTrue(worst > 0.5, each + " would be perfect");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2m1", "e3m2", "e4m3", "e5m2", "bf16", "fp16"})
  void formatsOfUpToSixteenBitsAreRoundedCorrectly(String name) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : new FpFormat[] {format, format.withSubnormals()}) {
      assertEquals(0.5, worst(each, LongStream.range(0, 1L << each.width())));
    }
  }

  @Test
  void everyExponentWithManySignificandsInBothSigns() {
    LongStream words =
        LongStream.range(0, 512)
            .flatMap(
                top -> LongStream.range(0, 2048).map(low -> top << 23 | low * 4097 & 0x7FFFFF));
    assertTrue(worst(FP32, words) < 0.63);
  }

  private static long exp(float operand) {
    return FpGolden.exp(FP32, Float.floatToRawIntBits(operand) & 0xFFFFFFFFL);
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  @Test
  void specialOperandsHaveTheirResults() {
    assertEquals(bits(1), exp(0f));
    assertEquals(bits(1), exp(-0f));
    assertEquals(bits(1), exp(Float.MIN_VALUE));
    assertEquals(bits(1), exp(-Float.MIN_NORMAL));
    assertEquals(0, exp(Float.NEGATIVE_INFINITY));
    assertEquals(0x7F800000L, exp(Float.POSITIVE_INFINITY));
    assertEquals(0x7FC00000L, exp(Float.NaN));
    assertEquals(0x7F800000L, exp(Float.MAX_VALUE));
    assertEquals(0, exp(-Float.MAX_VALUE));
  }

  @Test
  void aroundTheEndsOfTheRangeEveryResultIsOnTheRightSide() {
    // e^88.72284 is the last below infinity, e^-87.33655 the last above the flush.
    for (int near = -2000; near <= 2000; near++) {
      for (float end : new float[] {88.72284f, -87.33655f, 128, -128, -104}) {
        float operand = Float.intBitsToFloat(Float.floatToIntBits(end) + near);
        long exact = FP32.encode(StrictMath.exp(operand));
        assertTrue(Math.abs(exp(operand) - exact) <= (exact == 0 ? 0 : 1), "exp " + operand);
      }
    }
    assertEquals(0x7F800000L, exp(Math.nextUp(88.72284f)));
    assertEquals(0x7F7FFF84L, exp(88.72283f));
  }

  @Test
  void aPowerNeverReachesTwo() {
    for (long below = 1; below < 1 << Exponential.V_BITS + 3; below++) {
      assertTrue(Exponential.powerOf(Exponential.LN2 - below) < 1L << 31);
    }
  }
}
