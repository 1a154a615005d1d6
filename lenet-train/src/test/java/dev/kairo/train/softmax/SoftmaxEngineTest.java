package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.softmax.bench.SoftmaxBench;
import dev.kairo.train.softmax.bench.SoftmaxResult;
import dev.kairo.train.softmax.bench.SoftmaxSamples;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both engines against the golden model, every word, every interval and the latency. */
class SoftmaxEngineTest {
  private static Module engine(SoftmaxKind kind, SoftmaxParameters parameters) {
    return kind == SoftmaxKind.SEQUENTIAL
        ? new SoftmaxSequential(parameters)
        : new SoftmaxPipelined(parameters);
  }

  private static Simulation interpreted(SoftmaxKind kind, SoftmaxParameters parameters) {
    return Simulator.create().interpret(Design.of(() -> engine(kind, parameters)));
  }

  private static Simulation compiled(SoftmaxKind kind, SoftmaxParameters parameters) {
    return Simulator.create().of(Design.of(() -> engine(kind, parameters)));
  }

  private static void expect(
      SoftmaxKind kind, SoftmaxParameters parameters, SoftmaxSamples samples, SoftmaxResult seen) {
    assertEquals("", seen.first().orElse(""), () -> kind + " " + parameters);
    int settling = settling(kind, parameters);
    assertEquals(
        Collections.nCopies(samples.count() - 1 - settling, (long) kind.intervalCycles(parameters)),
        seen.intervals().subList(settling, samples.count() - 1),
        () -> kind + " " + parameters);
    assertEquals(kind.latencyCycles(parameters), seen.latency(), () -> kind + " " + parameters);
    assertEquals((long) samples.count() * samples.classes(), seen.words());
  }

  /** Samples until each has found its turn in the adder, which it has at once if C and L allow. */
  private static int settling(SoftmaxKind kind, SoftmaxParameters parameters) {
    int adder = parameters.adder().latency();
    boolean atOnce =
        BigInteger.valueOf(parameters.classes())
            .gcd(BigInteger.valueOf(adder))
            .equals(BigInteger.ONE);
    return kind == SoftmaxKind.SEQUENTIAL || atOnce ? 0 : adder - 1;
  }

  private static void expectInterpreted(SoftmaxKind kind, SoftmaxParameters parameters, int count) {
    SoftmaxSamples samples =
        SoftmaxSamples.random(parameters.format(), parameters.classes(), count, 1);
    try (Simulation simulation = interpreted(kind, parameters)) {
      expect(
          kind, parameters, samples, new SoftmaxBench(simulation, kind, parameters).run(samples));
    }
  }

  @Test
  void everySmallNumberOfClassesIsExactInItsInterval() {
    int engines = 0;
    for (int classes = 2; classes <= 17; classes++) {
      expectInterpreted(SoftmaxKind.SEQUENTIAL, SoftmaxParameters.of(classes), 3);
      expectInterpreted(SoftmaxKind.PIPELINED, SoftmaxParameters.of(classes), 30);
      engines += 2;
    }
    assertEquals(32, engines);
  }

  @Test
  void everyLatencyOfTheAdderIsExact() {
    for (int latency = 1; latency <= 6; latency++) {
      for (int classes : List.of(2, 6, 10)) {
        SoftmaxParameters parameters = SoftmaxParameters.of(classes).withAdderLatency(latency);
        expectInterpreted(SoftmaxKind.SEQUENTIAL, parameters, 3);
        expectInterpreted(SoftmaxKind.PIPELINED, parameters, 30);
      }
    }
  }

  @Test
  void everyFormatIsExact() {
    List<FpFormat> formats =
        List.of(FpFormat.FP32.withSubnormals(), FpFormat.BF16, FpFormat.FP16, FpFormat.of("e8m14"));
    for (FpFormat format : formats) {
      SoftmaxParameters parameters = SoftmaxParameters.of(10, format);
      expectInterpreted(SoftmaxKind.SEQUENTIAL, parameters, 5);
      expectInterpreted(SoftmaxKind.PIPELINED, parameters, 30);
    }
    expectInterpreted(SoftmaxKind.PIPELINED, SoftmaxParameters.of(10).withDsps(2), 30);
  }

  @Test
  void manyClassesAreExact() {
    expectInterpreted(SoftmaxKind.PIPELINED, SoftmaxParameters.of(1024), 6);
    expectInterpreted(SoftmaxKind.SEQUENTIAL, SoftmaxParameters.of(100), 2);
  }

  /** NaN, infinities, zeros of both signs, flushed and extreme numbers in every combination. */
  @Test
  void everyCombinationOfSpecialLogitsFollowsTheUnits() {
    long[] special = {
      0x7fc00000L,
      0xff800001L,
      0x7f800000L,
      0xff800000L,
      0,
      0x80000000L,
      0x80000001L,
      0x7f7fffffL,
      0xff7fffffL,
      0x3f800000L,
      0x42aeac50L
    };
    List<long[]> logits = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (long first : special) {
      for (long second : special) {
        for (long third : special) {
          labels.add(logits.size() % 3);
          logits.add(new long[] {first, second, third});
        }
      }
    }
    SoftmaxSamples samples = new SoftmaxSamples(logits, labels);
    assertEquals(1331, samples.count());
    for (SoftmaxKind kind : SoftmaxKind.values()) {
      SoftmaxParameters parameters = SoftmaxParameters.of(3);
      try (Simulation simulation = compiled(kind, parameters)) {
        expect(
            kind, parameters, samples, new SoftmaxBench(simulation, kind, parameters).run(samples));
      }
    }
  }

  @Test
  void aConsumerThatHesitatesLosesNothing() {
    SoftmaxParameters parameters = SoftmaxParameters.of(5);
    for (SoftmaxKind kind : SoftmaxKind.values()) {
      for (int oneOf : List.of(2, 5, 80)) {
        SoftmaxSamples samples = SoftmaxSamples.random(parameters.format(), 5, 20, oneOf);
        try (Simulation simulation = interpreted(kind, parameters)) {
          SoftmaxBench bench = new SoftmaxBench(simulation, kind, parameters);
          SoftmaxResult seen = bench.runHesitantly(samples, oneOf, 1);
          assertEquals("", seen.first().orElse(""), () -> kind + " one of " + oneOf);
          assertEquals(100, seen.words());
        }
      }
    }
  }

  @Test
  void compiledEnginesAreExactOverManySamples() {
    SoftmaxParameters parameters = SoftmaxParameters.of(10);
    for (SoftmaxKind kind : SoftmaxKind.values()) {
      SoftmaxSamples samples = SoftmaxSamples.random(parameters.format(), 10, 500, 7);
      try (Simulation simulation = compiled(kind, parameters)) {
        expect(
            kind, parameters, samples, new SoftmaxBench(simulation, kind, parameters).run(samples));
      }
    }
    assertEquals(613, SoftmaxKind.SEQUENTIAL.intervalCycles(parameters));
    assertEquals(627, SoftmaxKind.SEQUENTIAL.latencyCycles(parameters));
    assertEquals(10, SoftmaxKind.PIPELINED.intervalCycles(parameters));
    assertEquals(85, SoftmaxKind.PIPELINED.latencyCycles(parameters));
  }
}
