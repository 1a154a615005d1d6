package dev.kairo.train.fc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.bench.FcForwardBench;
import dev.kairo.train.fc.bench.FcResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forward engines against their golden model, every word and every interval. */
class FcForwardTest {
  private static final int SAMPLES = 4;

  private static FcResult interpreted(FcForwardParameters parameters) {
    Design design = Design.of(() -> new FcForward(parameters));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      return FcForwardBench.run(simulation, parameters, SAMPLES, 1);
    }
  }

  private static FcResult compiled(FcForwardParameters parameters, int samples) {
    try (Simulation simulation =
        Simulator.create().of(Design.of(() -> new FcForward(parameters)))) {
      return FcForwardBench.run(simulation, parameters, samples, 1);
    }
  }

  private static void expect(FcForwardParameters parameters, FcResult result) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(
        Collections.nCopies(result.samples() - 1, (long) parameters.intervalCycles()),
        result.intervals(),
        parameters::toString);
    assertEquals(
        (long) result.samples() * parameters.outputs()
            + (long) parameters.outputs() * (parameters.inputs() + 1),
        result.words());
  }

  private static int everyLegalPair(int inputs, int outputs) {
    int legal = 0;
    for (int m : FcLegality.divisors(outputs)) {
      for (int n : FcLegality.divisors(inputs)) {
        for (int reduction : FcLegality.divisors(n)) {
          if (FcLegality.legalForward(inputs, outputs, m, n, reduction, 3)) {
            FcForwardParameters parameters =
                FcForwardParameters.of(inputs, outputs, m, n).withReduction(reduction);
            expect(parameters, interpreted(parameters));
            legal++;
          }
        }
      }
    }
    return legal;
  }

  @Test
  void everyLegalPairOfASmallLayerIsExactInItsInterval() {
    assertEquals(22, everyLegalPair(6, 12));
  }

  @Test
  void layersOfAwkwardShapesKeepTheirInterval() {
    assertEquals(11, everyLegalPair(8, 8));
    assertEquals(2, everyLegalPair(7, 3));
    assertEquals(1, everyLegalPair(1, 4));
    assertEquals(2, everyLegalPair(5, 4));
  }

  /** The least work there is for a sample: a single step in each cycle. */
  @Test
  void aSampleACycleIsKept() {
    FcForwardParameters parameters =
        FcForwardParameters.of(4, 4, 1, 4).withLatencies(1, 0).withReduction(2);
    FcForwardParameters single =
        new FcForwardParameters(
            4,
            1,
            1,
            4,
            parameters.format(),
            4,
            parameters.multiplier(),
            parameters.adder().withLatency(1),
            false);
    assertEquals(1, single.intervalCycles());
    expect(single, interpreted(single));
    expect(parameters, interpreted(parameters));
  }

  @Test
  void everyFormatAndLatencyIsExact() {
    FcForwardParameters base = FcForwardParameters.of(12, 6, 2, 2).withReduction(2);
    List<FcForwardParameters> variants =
        List.of(
            base.withRelu(),
            base.withDsps(1),
            base.withDsps(0),
            base.withLatencies(0, 0),
            base.withLatencies(1, 2),
            base.withLatencies(4, 3),
            FcForwardParameters.of(12, 6, 2, 2, FpFormat.FP32.withSubnormals()).withRelu(),
            FcForwardParameters.of(12, 6, 2, 2, FpFormat.BF16),
            FcForwardParameters.of(12, 6, 2, 2, FpFormat.FP16).withRelu(),
            FcForwardParameters.of(12, 6, 2, 2, FpFormat.of("e8m14")));
    for (FcForwardParameters parameters : variants) {
      expect(parameters, interpreted(parameters));
    }
  }

  @Test
  void compiledEnginesAreExactOverManySamples() {
    for (FcForwardParameters parameters :
        List.of(
            FcForwardParameters.of(48, 20, 2, 4).withReduction(4).withRelu(),
            FcForwardParameters.of(48, 20, 4, 4).withReduction(4))) {
      expect(parameters, compiled(parameters, 50));
    }
  }

  /** A sample starts in the cycle behind its last input. */
  @Test
  void theFirstSampleTakesItsPassageAndItsInputs() {
    FcForwardParameters parameters = FcForwardParameters.of(6, 12, 2, 2);
    FcResult result = interpreted(parameters);
    assertEquals(
        parameters.groups()
            + parameters.passageCycles()
            + (SAMPLES - 1) * parameters.intervalCycles(),
        result.cycles() - 1);
  }

  @Test
  void aWrongWordIsSeen() {
    FcForwardParameters engine = FcForwardParameters.of(6, 12, 2, 2);
    for (FcForwardParameters other : List.of(engine.withReduction(2), engine.withRelu())) {
      Design design = Design.of(() -> new FcForward(engine));
      try (Simulation simulation = Simulator.create().interpret(design)) {
        FcResult result = FcForwardBench.run(simulation, other, SAMPLES, 1);
        assertFalse(result.passed());
        assertTrue(result.first().orElseThrow().startsWith("The output of sample"));
      }
    }
  }

  private static long added(FcForwardParameters p, long sum, long weight, long input) {
    return FpGolden.add(p.format(), sum, FpGolden.multiply(p.format(), weight, input));
  }

  /** Another order of the same numbers, or another start, is another result. */
  @Test
  void everyMistakeInTheGoldenModelIsSeen() {
    FcForwardParameters engine = FcForwardParameters.of(6, 12, 2, 2).withReduction(1);
    FpFormat format = engine.format();
    interface Mistake {
      long output(long[] weights, long bias, long[] inputs);
    }
    Map<String, Mistake> mistakes = new LinkedHashMap<>();
    mistakes.put(
        "none",
        (weights, bias, inputs) -> {
          long sum = 0;
          for (int i = 0; i < inputs.length; i++) {
            sum = added(engine, sum, weights[i], inputs[i]);
          }
          return FpGolden.add(format, sum, bias);
        });
    mistakes.put(
        "the bias comes first",
        (weights, bias, inputs) -> {
          long sum = bias;
          for (int i = 0; i < inputs.length; i++) {
            sum = added(engine, sum, weights[i], inputs[i]);
          }
          return sum;
        });
    mistakes.put(
        "the last input comes first",
        (weights, bias, inputs) -> {
          long sum = 0;
          for (int i = inputs.length - 1; i >= 0; i--) {
            sum = added(engine, sum, weights[i], inputs[i]);
          }
          return FpGolden.add(format, sum, bias);
        });
    mistakes.put(
        "the sum starts from the first product",
        (weights, bias, inputs) -> {
          long sum = FpGolden.multiply(format, weights[0], inputs[0]);
          for (int i = 1; i < inputs.length; i++) {
            sum = added(engine, sum, weights[i], inputs[i]);
          }
          return FpGolden.add(format, sum, bias);
        });
    mistakes.put(
        "the sum is rounded at the end only",
        (weights, bias, inputs) -> {
          double sum = 0;
          for (int i = 0; i < inputs.length; i++) {
            sum += format.decode(weights[i]) * format.decode(inputs[i]);
          }
          return format.encode(sum + format.decode(bias));
        });
    List<String> unseen = new ArrayList<>();
    mistakes.forEach(
        (name, mistake) -> {
          Design design = Design.of(() -> new FcForward(engine));
          FcForwardBench.Rule rule =
              (weights, biases, inputs) -> {
                long[] outputs = new long[biases.length];
                for (int o = 0; o < outputs.length; o++) {
                  outputs[o] = mistake.output(weights[o], biases[o], inputs);
                }
                return outputs;
              };
          try (Simulation simulation = Simulator.create().interpret(design)) {
            if (FcForwardBench.run(simulation, engine, SAMPLES, 1, rule).passed()) {
              unseen.add(name);
            }
          }
        });
    assertEquals(List.of("none"), unseen);
    assertEquals(5, mistakes.size());
  }

  private static String refusal(int inputs, int outputs, int m, int n, int reduction) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> FcForwardParameters.of(inputs, outputs, m, n).withReduction(reduction))
        .getMessage();
  }

  @Test
  void whatCannotBeBuiltIsRefusedWithTheNearestThatCan() {
    assertEquals("M = 5 does not divide the 12 outputs; choose 4 or 6.", refusal(6, 12, 5, 2, 1));
    assertEquals("N = 4 does not divide the 6 inputs; choose 3 or 6.", refusal(6, 12, 2, 4, 1));
    assertEquals(
        "The reduction = 2 does not divide the 3 columns (N); choose 1 or 3.",
        refusal(6, 12, 2, 3, 2));
    assertEquals(
        "With M = 4, 3 sums take turns in a row, and its adders hold 6 at a time; choose M = 2 or"
            + " less, or reduction = 2.",
        refusal(6, 12, 4, 2, 1));
  }
}
