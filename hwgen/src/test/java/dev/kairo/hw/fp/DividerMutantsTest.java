package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mutants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Wrong dividers are noticed, or their quotients are right all the same. */
class DividerMutantsTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  /** The vectors at the end of the directed ones, which no other vector can stand in for. */
  private static final int EVEN_QUOTIENTS = 400;

  private static Predicate<Circuit> sequential(FpFormat format, List<long[]> vectors) {
    SequentialBench bench = new SequentialBench(vectors, v -> FpGolden.divide(format, v[0], v[1]));
    int latency = FpDivider.Options.of(format).latencyCycles();
    return circuit -> bench.mismatch(circuit, latency).isEmpty();
  }

  private static Predicate<Circuit> pipelined(FpFormat format, List<long[]> vectors) {
    UnitBench bench = new UnitBench(vectors, v -> FpGolden.divide(format, v[0], v[1]));
    int latency = FpDividerPipelined.Options.of(format).latencyCycles();
    return circuit -> bench.mismatch(circuit, latency).isEmpty();
  }

  /** Each pair of operands once, in an order that changes what follows what. */
  private static List<long[]> shuffled(List<long[]> vectors) {
    Map<List<Long>, long[]> each = new LinkedHashMap<>();
    vectors.forEach(vector -> each.put(List.of(vector[0], vector[1]), vector));
    List<long[]> order = new ArrayList<>(each.values());
    Collections.shuffle(order, new Random(1));
    return order;
  }

  /** A quarter of the directed vectors, those that must not be missed, and even quotients. */
  private static List<long[]> directed() {
    List<long[]> directed = FpVectors.directed(FP32, FP32, FP32, 1);
    int rest = directed.size() - EVEN_QUOTIENTS;
    List<long[]> some = new ArrayList<>(directed.subList(rest, directed.size()));
    some.addAll(shuffled(directed.subList(0, rest)).subList(0, rest / 4));
    List<Long> kinds = List.of(0L, FP32.signBit(), 1L << 23, FP32.infinity(), FP32.nan());
    for (long a : kinds) {
      for (long b : kinds) {
        some.add(new long[] {a, b});
      }
    }
    return shuffled(some);
  }

  private static String ofAllPairs(Supplier<Module> unit, Predicate<Circuit> passes) {
    var mutants = Mutants.systematic(Design.of(unit).circuit(), 10_000, 1);
    long left = mutants.parallelStream().filter(m -> passes.test(m.circuit())).count();
    return "%d mutants, %d noticed, %d divide all pairs"
        .formatted(mutants.size(), mutants.size() - left, left);
  }

  @Test
  void inASmallFormatAllPairsDecide() {
    FpFormat format = FpFormat.of("e3m2");
    FpFormat full = format.withSubnormals();
    List<long[]> all = shuffled(UnitBench.all(format, format));
    assertEquals(
        "494 mutants, 489 noticed, 5 divide all pairs",
        ofAllPairs(() -> new FpDivider(FpDivider.Options.of(format)), sequential(format, all)));
    assertEquals(
        "900 mutants, 838 noticed, 62 divide all pairs",
        ofAllPairs(() -> new FpDivider(FpDivider.Options.of(full)), sequential(full, all)));
    assertEquals(
        "547 mutants, 537 noticed, 10 divide all pairs",
        ofAllPairs(
            () -> new FpDividerPipelined(FpDividerPipelined.Options.of(format)),
            pipelined(format, all)));
    assertEquals(
        "1004 mutants, 940 noticed, 64 divide all pairs",
        ofAllPairs(
            () -> new FpDividerPipelined(FpDividerPipelined.Options.of(full)),
            pipelined(full, all)));
  }

  private static ExplainedMutants withRoundingExplained(ExplainedMutants mutants) {
    return mutants
        .because(
            "Where the exponent is above its range the result is infinite, zero field or not.",
            "Not of Rounding is stuck at ones",
            "AND of Rounding is without its left operand")
        .because(
            "Operands that give zero give no exponent above the range, and zero / zero is NaN.",
            "Not of Rounding is stuck at ones",
            "AND of Rounding is without its right operand");
  }

  @Test
  void everyMistakeInASequentialDividerIsNoticedOrExplained() {
    withRoundingExplained(
            new ExplainedMutants(
                () -> new FpDivider(FpDivider.Options.of(FP32)), sequential(FP32, directed())))
        .because(
            "The counter rests at any number in its lower half.",
            "count, Reg of Countdown, is reset to one more")
        .verify("493 mutants, 488 noticed, 5 make no difference");
  }

  @Test
  void everyMistakeInAPipelinedDividerIsNoticedOrExplained() {
    withRoundingExplained(
            new ExplainedMutants(
                () -> new FpDividerPipelined(FpDividerPipelined.Options.of(FP32)),
                pipelined(FP32, directed())))
        .because(
            "A difference of significands is less than half of what its bits hold.",
            "late, Slice of FpDividerPipelined, is a bit too low")
        .because(
            "The first remainder behind the normalising rows is never negative.",
            "negative, Slice of FpDividerPipelined, is stuck at zero",
            "Cat of FpDividerPipelined is stuck at zero",
            "XOR of FpDividerPipelined is OR instead of XOR",
            "XOR of FpDividerPipelined is without its right operand",
            "Const of FpDividerPipelined is one more than 0")
        .verify("2145 mutants, 2135 noticed, 10 make no difference");
  }
}
