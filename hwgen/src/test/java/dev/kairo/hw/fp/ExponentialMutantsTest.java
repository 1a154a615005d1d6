package dev.kairo.hw.fp;

import dev.kairo.hw.ir.Circuit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Wrong exponentials of single precision are noticed, or their results are right all the same. */
class ExponentialMutantsTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  private static Predicate<Circuit> sequential() {
    SequentialBench bench =
        new SequentialBench(ExponentialOperands.of(FP32), v -> FpGolden.exp(FP32, v[0]));
    int latency = FpExp.Options.of(FP32).latencyCycles();
    return circuit -> bench.mismatch(circuit, latency).isEmpty();
  }

  private static Predicate<Circuit> pipelined() {
    UnitBench bench =
        new UnitBench(ExponentialOperands.withMultiples(FP32), v -> FpGolden.exp(FP32, v[0]));
    int latency = FpExpPipelined.Options.of(FP32).latency();
    return circuit -> bench.mismatch(circuit, latency).isEmpty();
  }

  private static ExplainedMutants withPartsExplained(ExplainedMutants mutants) {
    return mutants
        .because(
            "A zero lies so far below the top that it is too small to matter in any case.",
            "Const of Operand is one more than 0",
            "tiny, EQ of Operand, is stuck at zero",
            "tiny, OR of ExpParts, is without its left operand")
        .because(
            "The exponent of infinities and NaNs is too far above the top in any case.",
            "EQ of Operand is stuck at zero",
            "OR of ExpParts is without its left operand")
        .because(
            "The tables have an entry for every index that occurs.",
            "Const of ExpParts is one more than 0",
            "Const of ExpParts is one more than 0")
        .because(
            "No exponential of a word lies within half a unit below the least normal value.",
            "EQ of Rounding is stuck at zero",
            "up, OR of Rounding, is without its right operand")
        .because(
            "Where the exponent is above its range the result is infinite, zero field or not.",
            "Not of Rounding is stuck at ones",
            "AND of Rounding is without its left operand")
        .because(
            "An operand far below zero gives zero, which comes before infinity; what its lower"
                + " bits give is no exponent above the range.",
            "Not of ExpParts is stuck at ones",
            "AND of ExpParts is without its right operand",
            "Not of Rounding is stuck at ones",
            "AND of Rounding is without its right operand");
  }

  @Test
  void everyMistakeInASequentialUnitIsNoticedOrExplained() {
    withPartsExplained(new ExplainedMutants(() -> new FpExp(FpExp.Options.of(FP32)), sequential()))
        .because(
            "The counter rests at any number in its lower half.",
            "count, Reg of Countdown, is reset to one more")
        .because(
            "What is taken at rest is taken again with the start.",
            "taken, AND of Countdown, is without its left operand")
        .because(
            "The operand is looked at in the first cycle of work alone.",
            "significand, Reg of FpExp, takes a value in every cycle",
            "distance, Reg of FpExp, takes a value in every cycle")
        .because(
            "The multiple of ln 2 is halved before it is looked at.",
            "multiple, Reg of FpExp, is reset to one more")
        .because(
            "The remainder rests for some cycles before what is looked up is needed.",
            "power, Reg of FpExp, comes a cycle early",
            "power, Reg of FpExp, comes a cycle late",
            "excess, Reg of FpExp, comes a cycle early",
            "excess, Reg of FpExp, comes a cycle late")
        .because(
            "At rest and while it divides nothing is crossed or multiplied: division resets both.",
            "dividing, LT_U of FpExp, is LT_S instead of LT_U",
            "LT_U of FpExp is stuck at zero",
            "Not of FpExp is stuck at ones",
            "crossing, AND of FpExp, is without its left operand",
            "LT_U of FpExp is LT_S instead of LT_U",
            "LT_U of FpExp is LT_S instead of LT_U",
            "LT_U of FpExp is LT_S instead of LT_U")
        .because(
            "As many bits as the cross product has are moved out of it in each division.",
            "cross, Reg of FpExp, is not reset")
        .because(
            "The counter goes through 14, 15, 0 and 1, in which both bits are the same.",
            "Slice of FpExp is a bit too high")
        .because(
            "The ones come down to the pair that is looked at in no cycle in which it counts.",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0",
            "Const of FpExp is one more than 0")
        .verify("1338 mutants, 1298 noticed, 40 make no difference");
  }

  @Test
  void everyMistakeInAPipelinedUnitIsNoticedOrExplained() {
    withPartsExplained(
            new ExplainedMutants(
                () -> new FpExpPipelined(FpExpPipelined.Options.of(FP32)), pipelined()))
        .because(
            "An estimate that is a bit lower is still at most one too low, which the least operand"
                + " of every quotient shows.",
            "Slice of FpExpPipelined is stuck at zero",
            "Cat of FpExpPipelined is stuck at zero",
            "Cat of FpExpPipelined is stuck at ones",
            "ADD of FpExpPipelined is SUB instead of ADD",
            "ADD of FpExpPipelined is without its right operand",
            "Const of FpExpPipelined is one more than 1")
        .because(
            "Both tables of multiples have all entries, and what is missing is zero as their first.",
            "Const of ExpParts is one more than 0",
            "Const of ExpParts is one more than 0",
            "Cases of ExpParts has no case for 0",
            "Cases of ExpParts has no case for 0")
        .because(
            "Quotients from 64 to 319 alone give something else than zero and infinity.",
            "Const of ExpParts is one more than 0",
            "Const of ExpParts is one more than 776142592",
            "Const of ExpParts is one more than 7761425920",
            "Const of ExpParts is one more than 8537568512",
            "Const of ExpParts is one more than 723776512",
            "Const of ExpParts is one more than 1499919104",
            "Const of ExpParts is one more than 2276061696",
            "Const of ExpParts is one more than 3052204288",
            "Cases of ExpParts has no case for 1",
            "Cases of ExpParts has no case for 10",
            "Cases of ExpParts has no case for 11",
            "Cases of ExpParts has no case for 12",
            "Cases of ExpParts has no case for 13",
            "Cases of ExpParts has no case for 14",
            "Cases of ExpParts has no case for 15")
        .because(
            "The remainder less ln 2 is less than half of what its bits hold.",
            "Slice of FpExpPipelined is a bit too low")
        .because(
            "One more than a multiple of four carries nothing into the bits that are kept.",
            "Const of SignificandProduct is one more than 0")
        .verify("1433 mutants, 1391 noticed, 42 make no difference");
  }
}
