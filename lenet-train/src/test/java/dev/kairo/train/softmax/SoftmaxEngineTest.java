package dev.kairo.train.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.softmax.bench.SoftmaxBench;
import dev.kairo.train.softmax.bench.SoftmaxResult;
import dev.kairo.train.softmax.bench.SoftmaxSamples;
import java.math.BigInteger;
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
}
