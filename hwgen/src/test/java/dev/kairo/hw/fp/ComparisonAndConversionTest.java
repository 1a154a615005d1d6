package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units without a sequence: every operand of small formats, directed ones of the others. */
class ComparisonAndConversionTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  /** A comparator with both answers in one word. */
  private static final class Compared extends Module {
    Compared(FpCompare.Options options) {
      Bits a = in("a", options.format().width());
      Bits b = in("b", options.format().width());
      FpCompare compare = new FpCompare(this, options, a, b);
      out("y", compare.lt.cat(compare.eq));
    }
  }

  private static long compared(FpFormat format, long a, long b) {
    return (FpGolden.lessThan(format, a, b) ? 2 : 0) + (FpGolden.equal(format, a, b) ? 1 : 0);
  }

  private static void agrees(
      Supplier<Module> unit, int latency, List<long[]> vectors, ToLongFunction<long[]> golden) {
    UnitBench bench = new UnitBench(vectors, golden);
    assertEquals(Optional.empty(), bench.mismatch(Design.of(unit).circuit(), latency));
  }

  private static List<FpFormat> both(String name) {
    FpFormat format = FpFormat.of(name);
    return List.of(format, format.withSubnormals());
  }

  private static List<long[]> directed(FpFormat format) {
    return FpVectors.directed(format, format, format, 1);
  }

  private static List<long[]> someOf(FpFormat format) {
    return directed(format).stream().filter(v -> v[0] % 5 < 1).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2m1", "e3m2", "e4m3", "fp32", "bf16"})
  void comparesAndChooses(String name) {
    for (FpFormat f : both(name)) {
      List<long[]> vectors = f.width() > 8 ? directed(f) : UnitBench.all(f, f);
      for (int latency = 0; latency <= 1; latency++) {
        var compare = FpCompare.Options.of(f).withLatency(latency);
        agrees(() -> new Compared(compare), latency, vectors, v -> compared(f, v[0], v[1]));
        var max = FpMax.Options.of(f).withLatency(latency);
        agrees(() -> new FpMax(max), latency, vectors, v -> FpGolden.max(f, v[0], v[1]));
        var relu = FpRelu.Options.of(f).withLatency(latency);
        agrees(() -> new FpRelu(relu), latency, vectors, v -> FpGolden.relu(f, v[0]));
        var negate = FpNegate.Options.of(f).withLatency(latency);
        agrees(() -> new FpNegate(negate), latency, vectors, v -> FpGolden.negate(f, v[0]));
      }
    }
  }

  @Test
  void theModelsAreJavasOwnOperatorsOnSingles() {
    FpFormat format = FP32.withSubnormals();
    for (long[] v : directed(format)) {
      float a = Float.intBitsToFloat((int) v[0]);
      float b = Float.intBitsToFloat((int) v[1]);
      assertEquals(a < b, FpGolden.lessThan(format, v[0], v[1]));
      assertEquals(a == b, FpGolden.equal(format, v[0], v[1]));
      assertEquals(bits(Math.max(a, b)), FpGolden.max(format, v[0], v[1]));
      assertEquals(bits(a > 0 ? a : 0f), FpGolden.relu(format, v[0]));
      assertEquals(bits(-a), FpGolden.negate(format, v[0]));
      assertEquals(bits((float) (int) v[2]), FpGolden.fromInt(format, (int) v[2]));
      assertEquals((int) Math.rint(a), FpGolden.toInt(format, v[0]));
    }
  }

  private static long bits(float value) {
    return Float.floatToIntBits(value) & 0xFFFFFFFFL;
  }

  private static List<long[]> integers() {
    List<long[]> numbers = new ArrayList<>();
    Random random = new Random(3);
    for (int power = 0; power < 32; power++) {
      for (int near = -3; near <= 3; near++) {
        numbers.add(new long[] {(1L << power) + near});
        numbers.add(new long[] {-(1L << power) + near});
      }
    }
    for (int i = 0; i < 20_000; i++) {
      numbers.add(new long[] {random.nextInt() >> random.nextInt(32)});
    }
    for (long[] number : numbers) {
      number[0] &= 0xFFFFFFFFL;
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"e2m1", "e3m2", "e4m3", "fp32", "bf16", "fp16", "e10m1", "e2m23"})
  void integersBecomeWordsAndBack(String name) {
    for (FpFormat f : both(name)) {
      for (int latency = 0; latency <= 5; latency++) {
        var from = IntToFp.Options.of(f).withLatency(latency);
        agrees(() -> new IntToFp(from), latency, integers(), v -> FpGolden.fromInt(f, (int) v[0]));
      }
      List<long[]> words = new ArrayList<>(f.width() > 16 ? directed(f) : UnitBench.all(f));
      for (long[] integer : integers()) {
        words.add(new long[] {FpGolden.fromInt(f, (int) integer[0])});
        words.add(new long[] {f.encode((int) integer[0] / 64.0)});
      }
      for (int latency = 0; latency <= 3; latency++) {
        var to = FpToInt.Options.of(f).withLatency(latency);
        agrees(() -> new FpToInt(to), latency, words, v -> FpGolden.toInt(f, v[0]) & 0xFFFFFFFFL);
      }
    }
  }

  @Test
  void wordsBecomeWordsOfOtherFormats() {
    int pairs = 0;
    List<String> names =
        List.of("e2m1", "e3m2", "e4m3", "e5m2", "fp16", "bf16", "e10m4", "e2m9", "fp32");
    for (String sourceName : names) {
      for (String resultName : names) {
        for (FpFormat source : both(sourceName)) {
          List<long[]> words = source.width() > 8 ? someOf(source) : UnitBench.all(source);
          for (FpFormat result : both(resultName)) {
            int latency = pairs % 4;
            var convert = FpConvert.Options.of(source, result).withLatency(latency);
            agrees(
                () -> new FpConvert(convert),
                latency,
                words,
                v -> FpGolden.convert(source, v[0], result));
            pairs++;
          }
        }
      }
    }
    assertEquals(324, pairs);
  }

  private static void refused(String sentence, Executable made) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  @Test
  void latenciesHaveBounds() {
    refused(
        "The latency 2 of the comparator is not possible; choose 0 to 1.",
        () -> FpCompare.Options.of(FP32).withLatency(2));
    refused(
        "The latency 2 of the maximum is not possible; choose 0 to 1.",
        () -> FpMax.Options.of(FP32).withLatency(2));
    refused(
        "The latency 2 of the rectifier is not possible; choose 0 to 1.",
        () -> FpRelu.Options.of(FP32).withLatency(2));
    refused(
        "The latency -1 of the negation is not possible; choose 0 to 1.",
        () -> FpNegate.Options.of(FP32).withLatency(-1));
    refused(
        "The latency 6 of the conversion from int is not possible; choose 0 to 5.",
        () -> IntToFp.Options.of(FP32).withLatency(6));
    refused(
        "The latency 4 of the conversion to int is not possible; choose 0 to 3.",
        () -> FpToInt.Options.of(FP32).withLatency(4));
    refused(
        "The latency 4 of the conversion is not possible; choose 0 to 3.",
        () -> FpConvert.Options.of(FP32, FpFormat.BF16).withLatency(4));
  }
}
