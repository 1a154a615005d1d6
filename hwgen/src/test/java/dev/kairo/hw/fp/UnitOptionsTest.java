package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What can't be built is refused, with what can be. */
class UnitOptionsTest {
  private static final FpFormat FP32 = FpFormat.FP32;

  private static void refused(String sentence, Executable made) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  @Test
  void latenciesHaveBounds() {
    var multiplier = FpMultiplier.Options.of(FP32);
    var adder = FpAdder.Options.of(FP32);
    refused(
        "The latency 6 of the multiplier is not possible; choose 0 to 5.",
        () -> multiplier.withLatency(6));
    refused(
        "The latency -1 of the multiplier is not possible; choose 0 to 5.",
        () -> multiplier.withLatency(-1));
    refused(
        "The latency 7 of the adder is not possible; choose 0 to 6.", () -> adder.withLatency(7));
  }

  @Test
  void dspsAreAtMostWhatAProductHasAUseFor() {
    assertEquals(2, FpMultiplier.Options.of(FP32).dsps());
    assertEquals(1, FpMultiplier.Options.of(FpFormat.BF16).dsps());
    assertEquals(1, FpMultiplier.Options.mostDsps(FP32, FpFormat.of("e8m16")));
    assertEquals(2, FpMultiplier.Options.mostDsps(FP32, FpFormat.of("e8m17")));
    refused(
        "A multiplier of fp32 and fp32 on 3 DSPs is not possible; choose 0 to 2.",
        () -> FpMultiplier.Options.of(FP32).withDsps(3));
    refused(
        "A multiplier of bf16 and bf16 on 2 DSPs is not possible; choose 0 to 1.",
        () -> FpMultiplier.Options.of(FpFormat.BF16).withDsps(2));
    refused(
        "A multiplier of fp32 and e8m16 on -1 DSPs is not possible; choose 0 to 1.",
        () -> new FpMultiplier.Options(FP32, FpFormat.of("e8m16"), FP32, -1, 2));
  }

  @Test
  void aChainHasOneFormatInBetween() {
    refused(
        "The multiplier gives bf16 and the adder takes fp32; choose one format for both.",
        () ->
            new FpMultiplyAdd.Options(
                FpMultiplier.Options.of(FpFormat.BF16), FpAdder.Options.of(FP32)));
    refused(
        "The multiplier gives fp32 with subnormals and the adder takes it without them; choose one"
            + " for both.",
        () ->
            new FpMultiplyAdd.Options(
                FpMultiplier.Options.of(FP32.withSubnormals()), FpAdder.Options.of(FP32)));
  }
}
