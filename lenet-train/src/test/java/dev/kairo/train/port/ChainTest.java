package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two engines in a row, as two boards hold them: what leaves one arrives at the other as it is. */
class ChainTest {
  private static final int SAMPLES = 6;

  /** A sample is 5 words for the first engine and 27 cycles of work for the second. */
  private static final int PERIOD = 6;

  private static final FcParameters FIRST = FcParameters.of(3, 6, 1, 2);
  private static final FcParameters SECOND = FcParameters.of(6, 9, 2, 1).withRelu();

  private final Random random = new Random(1);

  private long[] numbers(int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = FIRST.format().encode(random.nextGaussian());
    }
    return numbers;
  }

  private FcGolden golden(FcParameters parameters, long rate, Deque<StdmWord> loading) {
    long[][] weights = new long[parameters.inputs()][];
    loading.add(StdmWord.learningRate(rate));
    for (int o = 0; o < weights.length; o++) {
      weights[o] = numbers(parameters.outputs());
      loading.addAll(StdmWord.row(WordKind.WEIGHTS, weights[o]));
    }
    long[] biases = numbers(parameters.inputs());
    loading.addAll(StdmWord.row(WordKind.BIASES, biases));
    return new FcGolden(parameters, weights, biases, rate);
  }

  @Test
  void errorsPassThroughBothLayersUnchangedBetweenThem() {
    long rate = FIRST.format().encode(0.01);
    Deque<StdmWord> toFirst = new ArrayDeque<>();
    Deque<StdmWord> toSecond = new ArrayDeque<>();
    FcGolden first = golden(FIRST, rate, toFirst);
    FcGolden second = golden(SECOND, rate, toSecond);
    List<StdmWord> expected = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      FcGolden.Sample one = new FcGolden.Sample(numbers(3), numbers(3), numbers(6));
      long[] outputs = numbers(6);
      long[] activations = numbers(9);
      toFirst.addAll(StdmWord.row(WordKind.ERRORS, one.errors()));
      toFirst.addAll(StdmWord.row(WordKind.ACTIVATIONS, one.activations()));
      toSecond.addAll(StdmWord.row(WordKind.OUTPUTS, outputs));
      toSecond.addAll(StdmWord.row(WordKind.ACTIVATIONS, activations));
      long[] between = first.train(one);
      long[] leaving = second.train(new FcGolden.Sample(between, outputs, activations));
      expected.addAll(StdmWord.row(WordKind.ERRORS, leaving));
    }
    assertEquals(expected, run(toFirst, toSecond, expected.size()));
  }

  private static List<StdmWord> run(Deque<StdmWord> toFirst, Deque<StdmWord> toSecond, int words) {
    List<StdmWord> left = new ArrayList<>();
    try (Simulation one = simulation(FIRST);
        Simulation two = simulation(SECOND)) {
      for (int cycle = 0; cycle < 2000 && left.size() < words; cycle++) {
        one.settle();
        two.settle();
        boolean loaded =
            toSecond.isEmpty()
                || toSecond.peek().kind() == WordKind.OUTPUTS
                || toSecond.peek().kind() == WordKind.ACTIVATIONS;
        // Even cycles are the slot of the first engine's errors, odd ones of the other words.
        one.in("grant").set(loaded && cycle % 2 == 0);
        feed(one, toFirst, cycle % PERIOD == 0);
        one.settle();
        BigInteger between = one.out("leaving").big();
        if (StdmWord.valid(between)) {
          two.in("arriving").set(between);
        } else {
          feed(two, toSecond, !loaded || cycle % 2 == 1);
        }
        two.settle();
        if (StdmWord.valid(two.out("leaving").big())) {
          left.add(StdmWord.decode(two.out("leaving").big()));
        }
        one.step();
        two.step();
      }
      for (Simulation each : List.of(one, two)) {
        each.settle();
        assertEquals(0, each.out("overflow").get());
        assertEquals(0, each.out("misplaced").get());
      }
    }
    return left;
  }

  private static void feed(Simulation engine, Deque<StdmWord> words, boolean slot) {
    boolean sends = slot && !words.isEmpty() && engine.out("accepts").isHigh();
    engine.in("arriving").set(sends ? words.remove().encode() : BigInteger.ZERO);
  }

  private static Simulation simulation(FcParameters parameters) {
    Simulation simulation =
        Simulator.create().interpret(Design.of(() -> new StdmFcEngine(parameters)));
    simulation.in("arriving").set(BigInteger.ZERO);
    simulation.in("grant").set(1);
    simulation.reset("rst", 3);
    return simulation;
  }
}
