package dev.kairo.train.fc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.train.fc.bench.FcNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a golden result depends on: not on N, and on M only through the reduction width. That the
 * engines have these very results for every legal pair is in {@link FcBackwardTest} and {@link
 * FcForwardTest}.
 */
class FcGoldenTest {
  private static final int ADDER_LATENCY = 3;
  private static final int SAMPLES = 3;

  /** The errors that leave, and all weights and biases afterwards. */
  private record Trained(String errors, String parameters) {
    static Trained of(FcParameters parameters) {
      FcNumbers numbers = new FcNumbers(parameters, 1);
      FcGolden golden =
          new FcGolden(parameters, numbers.weights(), numbers.biases(), numbers.learningRate());
      StringBuilder errors = new StringBuilder();
      for (int i = 0; i < SAMPLES; i++) {
        errors.append(Arrays.toString(golden.train(numbers.sample())));
      }
      return new Trained(
          errors.toString(),
          Arrays.deepToString(golden.weights()) + Arrays.toString(golden.biases()));
    }
  }

  private static List<FcParameters> everyLegalPair(int inputs, int outputs) {
    List<FcParameters> legal = new ArrayList<>();
    for (int m : FcLegality.divisors(inputs)) {
      for (int n : FcLegality.divisors(outputs)) {
        for (int reduction : FcLegality.divisors(m)) {
          if (FcLegality.legal(inputs, outputs, m, n, reduction, ADDER_LATENCY)) {
            legal.add(FcParameters.of(inputs, outputs, m, n).withReduction(reduction));
          }
        }
      }
    }
    return legal;
  }

  /** How many pairs there are of each reduction, whose results are one and the same. */
  private static Map<Integer, Integer> oneResultAReduction(int inputs, int outputs) {
    Map<Integer, Set<String>> errors = new TreeMap<>();
    Map<Integer, Integer> pairs = new TreeMap<>();
    Set<String> weights = new TreeSet<>();
    for (FcParameters parameters : everyLegalPair(inputs, outputs)) {
      Trained trained = Trained.of(parameters);
      errors.computeIfAbsent(parameters.reduction(), r -> new TreeSet<>()).add(trained.errors());
      pairs.merge(parameters.reduction(), 1, Integer::sum);
      weights.add(trained.parameters());
    }
    errors.forEach((reduction, results) -> assertEquals(1, results.size(), "of " + reduction));
    // Another reduction is another order, but the halves of a whole sum are two trees in turn.
    boolean halves = errors.containsKey(inputs) && errors.containsKey(inputs / 2);
    assertEquals(
        errors.size() - (halves ? 1 : 0),
        errors.values().stream().flatMap(Set::stream).distinct().count());
    assertEquals(1, weights.size(), "the reduction has no say in an update");
    return pairs;
  }

  @Test
  void aLayersResultsDependOnTheReductionAlone() {
    assertEquals(Map.of(1, 7, 2, 5, 3, 6, 6, 4), oneResultAReduction(6, 12));
    assertEquals(16, oneResultAReduction(12, 6).values().stream().mapToInt(i -> i).sum());
    assertEquals(11, oneResultAReduction(8, 8).values().stream().mapToInt(i -> i).sum());
  }

  @Test
  void aForwardPassDependsOnTheReductionAlone() {
    Map<Integer, long[]> outputs = new LinkedHashMap<>();
    int pairs = 0;
    for (int m : FcLegality.divisors(12)) {
      for (int n : FcLegality.divisors(6)) {
        for (int reduction : FcLegality.divisors(n)) {
          if (FcLegality.legalForward(6, 12, m, n, reduction, ADDER_LATENCY)) {
            long[] found = forward(FcForwardParameters.of(6, 12, m, n).withReduction(reduction));
            assertArrayEquals(outputs.computeIfAbsent(reduction, r -> found), found);
            pairs++;
          }
        }
      }
    }
    assertEquals(22, pairs);
    assertArrayEquals(outputs.get(3), outputs.get(6), "halves of a whole sum");
    assertEquals(3, outputs.values().stream().map(Arrays::toString).distinct().count());
  }

  private static long[] forward(FcForwardParameters parameters) {
    // The weights of a layer of 12 inputs and 6 outputs in the direction of the errors.
    FcNumbers numbers = new FcNumbers(FcParameters.of(12, 6, 1, 1), 1);
    return new FcForwardGolden(parameters, numbers.weights(), numbers.biases())
        .outputs(numbers.sample().activations());
  }
}
