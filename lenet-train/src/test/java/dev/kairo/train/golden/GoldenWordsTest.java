package dev.kairo.train.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.train.digits.Digits;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.network.Schedule;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The golden network gives what the same sums give word by word, in every order and schedule. */
class GoldenWordsTest {
  private static final float RATE = 0.125f;

  private final Crew crew = new Crew(1);

  @AfterEach
  void end() {
    crew.close();
  }

  /** Both networks on the same samples; every number is compared. */
  private final class Pair {
    private final GoldenNetwork golden;
    private final WordNetwork words;

    Pair(Weights begin, boolean dense) {
      GoldenNetwork.Visit visit = dense ? GoldenNetwork.Visit.DENSE : GoldenNetwork.Visit.SPARSE;
      golden = new GoldenNetwork(begin, visit, crew);
      words = new WordNetwork(begin, dense);
    }

    void train(float[] pixels, int label) {
      Activations sample = golden.forward(pixels);
      WordNetwork.Trace trace = words.forward(pixels);
      same(trace, sample);
      golden.train(sample, label, RATE);
      words.train(trace, label, RATE);
      same();
    }

    void gather(float[] pixels, int label) {
      Activations sample = golden.forward(pixels);
      WordNetwork.Trace trace = words.forward(pixels);
      same(trace, sample);
      golden.gather(sample, label);
      words.gather(trace, label);
    }

    void step() {
      golden.step(RATE);
      words.step(RATE);
      same();
    }

    private void same(WordNetwork.Trace trace, Activations sample) {
      for (int layer = 0; layer < trace.winners().size(); layer++) {
        same("into layer " + layer, trace.numbers().get(layer), sample.into(layer));
        byte[] winners = sample.winners(layer);
        for (int i = 0; i < winners.length; i++) {
          assertEquals(trace.winners().get(layer)[i], winners[i]);
        }
      }
      same("logits", trace.logits(), sample.logits());
    }

    void same() {
      List<Weights.Tensor> tensors = golden.weights().tensors();
      for (int i = 0; i < tensors.size(); i++) {
        same(tensors.get(i).name(), words.tensors().get(i), tensors.get(i).numbers());
      }
    }

    private void same(String what, long[] wanted, float[] found) {
      long[] bits = new long[found.length];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = Float.floatToIntBits(found[i]) & 0xffffffffL;
      }
      assertArrayEquals(wanted, bits, golden.weights().network().name() + ": " + what);
    }
  }

  @Test
  void everyOrderOfSumsIsWordForWordThatOfTheText() {
    Set<Network> networks = new HashSet<>();
    Set<Integer> results = new HashSet<>();
    for (int number = 0; number < SmallNetworks.COUNT; number++) {
      Network network = SmallNetworks.of(number);
      networks.add(network);
      Pair strict = new Pair(SmallNetworks.weights(network, 1), false);
      for (int i = 0; i < 3; i++) {
        strict.train(SmallNetworks.pixels(network, i), i);
      }
      results.add(Arrays.hashCode(strict.golden.weights().layers().get(0).weights()));
      Pair batch = new Pair(SmallNetworks.weights(network, 2), false);
      for (int i = 0; i < 5; i++) {
        batch.gather(SmallNetworks.pixels(network, i), i);
        if (i == 2 || i == 4) {
          batch.step();
        }
      }
      Pair dense = new Pair(SmallNetworks.weights(network, 3), true);
      dense.train(SmallNetworks.pixels(network, 9), 4);
      dense.gather(SmallNetworks.pixels(network, 8), 0);
      dense.step();
    }
    assertEquals(SmallNetworks.COUNT, networks.size());
    assertTrue(results.size() > 40, "orders that were no orders: " + results.size());
  }

  @Test
  void theNetworkOfTheDocumentsIsAsWell() {
    for (String name : NetworkFile.SHIPPED) {
      Network network = NetworkFile.shipped(name);
      Pair pair = new Pair(SmallNetworks.weights(network, 5), false);
      pair.train(SmallNetworks.pixels(network, 6), 3);
      pair.gather(SmallNetworks.pixels(network, 7), 9);
      pair.step();
    }
  }

  /** Numbers of any size: products that are flushed, sums that are, infinities and NaNs. */
  @Test
  void soAreNumbersNearTheEndsOfTheFormat() {
    int finite = 0;
    int notFinite = 0;
    for (int number = 0; number < SmallNetworks.COUNT; number++) {
      Network network = SmallNetworks.of(number);
      Random random = new Random(number);
      Weights begin = SmallNetworks.weights(network, number);
      int spread = 10 + 4 * number;
      begin.tensors().forEach(tensor -> scale(tensor.numbers(), spread, random));
      Pair pair = new Pair(begin, number % 5 == 0);
      for (int i = 0; i < 3; i++) {
        float[] pixels = SmallNetworks.pixels(network, i);
        scale(pixels, spread, random);
        if (i == 2) {
          pixels[random.nextInt(pixels.length)] = Float.NEGATIVE_INFINITY;
        }
        pair.train(pixels, i);
        pair.gather(pixels, i + 1);
        if (pair.golden.weights().finite()) {
          finite++;
        } else {
          notFinite++;
        }
      }
      pair.step();
    }
    assertEquals(SmallNetworks.COUNT * 3, finite + notFinite);
    assertTrue(finite > 30 && notFinite > 30, finite + " and " + notFinite);
  }

  private static void scale(float[] numbers, int spread, Random random) {
    for (int i = 0; i < numbers.length; i++) {
      int zero = random.nextInt(8);
      numbers[i] = zero == 0 ? -0f : Math.scalb(numbers[i], random.nextInt(spread) - spread + 4);
    }
  }

  @Test
  void aProductThatRoundsUpToTheLeastNormalNumberIsKept() {
    float justBelowOne = 1 - 3f / (1 << 14);
    float other = Math.scalb(1 + 3f / (1 << 14), -126);
    long word = WordLayer.multiply(Float.floatToIntBits(justBelowOne), Float.floatToIntBits(other));
    assertEquals(Float.floatToIntBits(Float.MIN_NORMAL), word);
    assertEquals(Float.MIN_NORMAL, Lines.product(justBelowOne, other));
    assertEquals(-0f, Lines.product(-0.5f, Float.MIN_NORMAL));
  }

  @Test
  void aScheduleIsTheStepsOfItsText() {
    for (int number = 0; number < SmallNetworks.COUNT; number += 7) {
      Network network = SmallNetworks.single(number);
      Weights begin = SmallNetworks.weights(network, 4);
      Digits digits = SmallNetworks.digits(network, 7, 5);
      for (String name : List.of("strict", "minibatch:3", "minibatch:1", "backward-only")) {
        Pair pair = new Pair(begin, false);
        GoldenTrainer trainer = new GoldenTrainer(pair.golden, Schedule.of(name), crew);
        List<Integer> watched = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
          trainer.epoch(digits, RATE, score -> watched.add(score.samples()));
          follow(Schedule.of(name), pair.words, begin, digits);
          pair.same();
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7), watched);
      }
    }
  }

  private static void follow(Schedule schedule, WordNetwork words, Weights begin, Digits digits) {
    WordNetwork supplying = new WordNetwork(begin, false);
    for (int i = 0; i < supplying.tensors().size(); i++) {
      long[] now = words.tensors().get(i);
      System.arraycopy(now, 0, supplying.tensors().get(i), 0, now.length);
    }
    for (int i = 0; i < digits.count(); i++) {
      float[] pixels = digits.image(i, digits.height(), digits.width());
      switch (schedule.kind()) {
        case STRICT -> words.train(words.forward(pixels), digits.label(i), RATE);
        case BACKWARD_ONLY -> words.train(supplying.forward(pixels), digits.label(i), RATE);
        case MINIBATCH -> {
          words.gather(words.forward(pixels), digits.label(i));
          // A last short batch steps as well.
          if (i % schedule.batch() == schedule.batch() - 1 || i == digits.count() - 1) {
            words.step(RATE);
          }
        }
      }
    }
  }

  @Test
  void denseIsSparseButForTheSignOfZeros() {
    int zeros = 0;
    for (int number = 0; number < SmallNetworks.COUNT; number++) {
      Network network = SmallNetworks.of(number);
      Weights begin = SmallNetworks.weights(network, 6);
      GoldenNetwork sparse = new GoldenNetwork(begin, GoldenNetwork.Visit.SPARSE, crew);
      GoldenNetwork dense = new GoldenNetwork(begin, GoldenNetwork.Visit.DENSE, crew);
      for (int i = 0; i < 4; i++) {
        float[] pixels = SmallNetworks.pixels(network, i);
        sparse.train(sparse.forward(pixels), i, RATE);
        dense.train(dense.forward(pixels), i, RATE);
      }
      for (int t = 0; t < sparse.weights().tensors().size(); t++) {
        float[] one = sparse.weights().tensors().get(t).numbers();
        float[] other = dense.weights().tensors().get(t).numbers();
        for (int i = 0; i < one.length; i++) {
          assertTrue(one[i] == other[i], "number " + i + " of tensor " + t);
          zeros += one[i] == 0 ? 1 : 0;
        }
      }
    }
    assertTrue(zeros < 100, "numbers that say nothing: " + zeros);
  }

  @Test
  void threadsHaveNoSay() {
    Network network = NetworkFile.shipped("lenet5");
    Weights begin = SmallNetworks.weights(network, 8);
    Digits digits = SmallNetworks.digits(network, 6, 9);
    for (String schedule : List.of("strict", "minibatch:4", "backward-only")) {
      List<String> results = new ArrayList<>();
      for (int threads : new int[] {1, 2, 3}) {
        try (Crew others = new Crew(threads)) {
          assertEquals(threads, others.threads());
          GoldenTrainer trainer = new GoldenTrainer(begin, Schedule.of(schedule), others);
          Score score = trainer.epoch(digits, 0.01f, done -> {});
          StringBuilder bits = new StringBuilder(score.toString());
          trainer.weights().tensors().forEach(t -> bits.append(Arrays.hashCode(t.numbers())));
          results.add(bits.toString());
        }
      }
      assertEquals(results.get(0), results.get(1));
      assertEquals(results.get(0), results.get(2));
    }
  }

  @Test
  void whatWasGivenStaysAsItWas() {
    Network network = SmallNetworks.single(0);
    Weights begin = SmallNetworks.weights(network, 1);
    Weights kept = begin.copy();
    GoldenTrainer trainer = new GoldenTrainer(begin, Schedule.STRICT, crew);
    trainer.epoch(SmallNetworks.digits(network, 3, 1), RATE, score -> {});
    for (int i = 0; i < begin.tensors().size(); i++) {
      float[] now = trainer.weights().tensors().get(i).numbers();
      assertArrayEquals(kept.tensors().get(i).numbers(), begin.tensors().get(i).numbers());
      assertFalse(Arrays.equals(now, begin.tensors().get(i).numbers()), "trained: " + i);
    }
  }
}
