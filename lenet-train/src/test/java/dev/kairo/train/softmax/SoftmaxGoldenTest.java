package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.bench.ErrorRule;
import dev.kairo.train.softmax.bench.SoftmaxBench;
import dev.kairo.train.softmax.bench.SoftmaxSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The golden model beside plain mathematics, and its mistakes beside the engine. */
class SoftmaxGoldenTest {
  private static final FpFormat FORMAT = FpFormat.FP32;
  private static final long NAN = 0x7fc00000L;
  private final SoftmaxGolden golden = new SoftmaxGolden(FORMAT);

  private static long[] words(double... numbers) {
    return Arrays.stream(numbers).mapToLong(FORMAT::encode).toArray();
  }

  @Test
  void errorsAreProbabilitiesLessTheLabel() {
    assertArrayEquals(words(0.5, -0.5), golden.errors(words(3, 3), 1));
    long[] errors = golden.errors(words(1, 2, 3), 0);
    double sum = Math.exp(-2) + Math.exp(-1) + 1;
    double[] expected = {Math.exp(-2) / sum - 1, Math.exp(-1) / sum, 1 / sum};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], FORMAT.decode(errors[i]), 2e-7);
    }
  }

  @Test
  void theFirstOfEqualLogitsIsTheLargest() {
    assertEquals(1, golden.largest(words(1, 2, 2)));
    assertEquals(0, golden.largest(new long[] {0x80000000L, 0}));
  }

  @Test
  void specialLogitsFollowTheUnits() {
    long[] nothing = {NAN, NAN};
    assertArrayEquals(nothing, golden.errors(new long[] {NAN, words(1)[0]}, 0));
    assertArrayEquals(nothing, golden.errors(new long[] {words(1)[0], NAN}, 0));
    assertArrayEquals(nothing, golden.errors(words(Double.POSITIVE_INFINITY, 1), 0));
    assertArrayEquals(words(0, 0), golden.errors(words(1, Double.NEGATIVE_INFINITY), 0));
  }

  private long quotient(long exponential, long sum) {
    return FpGolden.divide(FORMAT, exponential, sum);
  }

  private long[] errors(long[] exponentials, long sum, int label) {
    long[] errors = Arrays.stream(exponentials).map(e -> quotient(e, sum)).toArray();
    errors[label] = FpGolden.add(FORMAT, errors[label], FORMAT.encode(-1));
    return errors;
  }

  private long[] exponentials(long[] logits) {
    long minus = logits[golden.largest(logits)] ^ FORMAT.signBit();
    return Arrays.stream(logits)
        .map(logit -> FpGolden.exp(FORMAT, FpGolden.add(FORMAT, logit, minus)))
        .toArray();
  }

  private static long sum(long[] words) {
    return Arrays.stream(words).reduce(0, (sum, word) -> FpGolden.add(FORMAT, sum, word));
  }

  private Map<String, ErrorRule> mistakes() {
    Map<String, ErrorRule> mistakes = new LinkedHashMap<>();
    mistakes.put(
        "none",
        (logits, label) -> {
          long[] exponentials = exponentials(logits);
          return errors(exponentials, sum(exponentials), label);
        });
    mistakes.put(
        "the sum begins with the last class",
        (logits, label) -> {
          long[] exponentials = exponentials(logits);
          long[] reversed = new long[exponentials.length];
          for (int i = 0; i < reversed.length; i++) {
            reversed[i] = exponentials[reversed.length - 1 - i];
          }
          return errors(exponentials, sum(reversed), label);
        });
    mistakes.put(
        "the sum is rounded at the end only",
        (logits, label) -> {
          long[] exponentials = exponentials(logits);
          double sum = Arrays.stream(exponentials).mapToDouble(FORMAT::decode).sum();
          return errors(exponentials, FORMAT.encode(sum), label);
        });
    mistakes.put(
        "a product with the reciprocal takes the place of the quotient",
        (logits, label) -> {
          long[] exponentials = exponentials(logits);
          long reciprocal = quotient(FORMAT.encode(1), sum(exponentials));
          long[] errors =
              Arrays.stream(exponentials)
                  .map(e -> FpGolden.multiply(FORMAT, e, reciprocal))
                  .toArray();
          errors[label] = FpGolden.add(FORMAT, errors[label], FORMAT.encode(-1));
          return errors;
        });
    mistakes.put(
        "the exponential is the nearest one",
        (logits, label) -> {
          long minus = logits[golden.largest(logits)] ^ FORMAT.signBit();
          long[] exponentials =
              Arrays.stream(logits)
                  .map(
                      logit ->
                          FORMAT.encode(
                              Math.exp(FORMAT.decode(FpGolden.add(FORMAT, logit, minus)))))
                  .toArray();
          return errors(exponentials, sum(exponentials), label);
        });
    mistakes.put(
        "the largest logit stays",
        (logits, label) -> {
          long[] exponentials =
              Arrays.stream(logits).map(logit -> FpGolden.exp(FORMAT, logit)).toArray();
          return errors(exponentials, sum(exponentials), label);
        });
    mistakes.put(
        "the label is the next class",
        (logits, label) -> golden.errors(logits, (label + 1) % logits.length));
    mistakes.put(
        "the error has the other sign",
        (logits, label) ->
            Arrays.stream(golden.errors(logits, label)).map(e -> e ^ FORMAT.signBit()).toArray());
    return mistakes;
  }

  @Test
  void everyMistakeInTheGoldenModelIsSeen() {
    SoftmaxParameters parameters = SoftmaxParameters.of(10);
    SoftmaxSamples samples = SoftmaxSamples.random(FORMAT, 10, 12, 3);
    List<String> unseen = new ArrayList<>();
    Design design = Design.of(() -> new SoftmaxPipelined(parameters));
    mistakes()
        .forEach(
            (name, rule) -> {
              try (Simulation simulation = Simulator.create().interpret(design)) {
                SoftmaxBench bench =
                    new SoftmaxBench(simulation, SoftmaxKind.PIPELINED, parameters, rule);
                if (bench.run(samples).passed()) {
                  unseen.add(name);
                }
              }
            });
    assertEquals(List.of("none"), unseen);
    assertEquals(8, mistakes().size());
  }

  private static String refusal(Runnable made) {
    return assertThrows(IllegalArgumentException.class, made::run).getMessage();
  }

  @Test
  void whatCannotBeBuiltIsRefusedWithARemedy() {
    assertEquals(
        "A softmax over 1 classes is not possible; choose 2 to 1024.",
        refusal(() -> SoftmaxParameters.of(1)));
    assertEquals(
        "A softmax over 1025 classes is not possible; choose 2 to 1024.",
        refusal(() -> SoftmaxParameters.of(1025)));
    assertEquals(
        "A sum needs an adder with a register in it; choose a latency of 1 cycle or more.",
        refusal(() -> SoftmaxParameters.of(10).withAdderLatency(0)));
    FcParameters layer = FcParameters.of(10, 20, 2, 2);
    assertEquals(
        "A softmax over 9 classes has no layer of 10 inputs behind it; choose 10 classes.",
        refusal(() -> behind(SoftmaxParameters.of(9), layer)));
    assertEquals(
        "A softmax in bf16 has no layer in fp32 behind it; choose one format for both.",
        refusal(() -> behind(SoftmaxParameters.of(10, FpFormat.BF16), layer)));
    assertEquals(
        "There is no ReLU between a layer and its softmax; choose a layer without one.",
        refusal(() -> behind(SoftmaxParameters.of(10), layer.withRelu())));
  }

  private static void behind(SoftmaxParameters softmax, FcParameters layer) {
    new SoftmaxBackwardParameters(SoftmaxKind.PIPELINED, softmax, layer);
  }
}
