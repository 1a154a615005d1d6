package dev.kairo.train.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gradients of the golden network are the derivatives of the loss. */
class GradientTest {
  private static final double BAR = 1e-4;

  /** A power of two that leaves of a weight after a step nothing but its gradient. */
  private static final float RATE = 1 << 20;

  private static List<double[]> golden(Weights begin, float[] pixels, int label) {
    try (Crew crew = new Crew(1)) {
      GoldenNetwork network = new GoldenNetwork(begin, crew);
      network.gather(network.forward(pixels), label);
      network.step(RATE);
      List<double[]> gradients = new ArrayList<>();
      for (int t = 0; t < begin.tensors().size(); t++) {
        double[] before = DoubleNetwork.doubles(begin.tensors().get(t).numbers());
        double[] after = DoubleNetwork.doubles(network.weights().tensors().get(t).numbers());
        for (int i = 0; i < before.length; i++) {
          before[i] = (before[i] - after[i]) / RATE;
        }
        gradients.add(before);
      }
      return gradients;
    }
  }

  private static double distance(double[] one, double[] other) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < one.length; i++) {
      difference += (one[i] - other[i]) * (one[i] - other[i]);
      size += other[i] * other[i];
    }
    assertTrue(size > 0, "a gradient of zeros says nothing");
    return Math.sqrt(difference / size);
  }

  private static int compareWithDoubles(Network network) {
    Weights begin = SmallNetworks.weights(network, 11);
    float[] pixels = SmallNetworks.pixels(network, 12);
    List<double[]> found = golden(begin, pixels, 3);
    List<double[]> wanted = new DoubleNetwork(begin).gradients(DoubleNetwork.doubles(pixels), 3);
    for (int t = 0; t < found.size(); t++) {
      double distance = distance(found.get(t), wanted.get(t));
      assertTrue(distance < BAR, begin.tensors().get(t).name() + ": " + distance);
    }
    return found.size();
  }

  @Test
  void everyGradientIsThatOfPlainDoubles() {
    assertEquals(8, compareWithDoubles(NetworkFile.shipped("lenet5")));
    assertEquals(10, compareWithDoubles(NetworkFile.shipped("lenet5-classic")));
    for (int number = 0; number < SmallNetworks.COUNT; number++) {
      assertEquals(8, compareWithDoubles(SmallNetworks.of(number)));
    }
  }

  /** Central differences of the loss at some numbers of each array, in doubles. */
  private static int compareWithDifferences(Network network, int places) {
    Weights begin = SmallNetworks.weights(network, 21);
    float[] pixels = SmallNetworks.pixels(network, 22);
    List<double[]> gradients = golden(begin, pixels, 2);
    DoubleNetwork doubles = new DoubleNetwork(begin);
    double[] x = DoubleNetwork.doubles(pixels);
    Random random = new Random(23);
    int compared = 0;
    for (int t = 0; t < gradients.size(); t++) {
      double[] numbers = doubles.tensors().get(t);
      double[] found = new double[Math.min(places, numbers.length)];
      double[] wanted = new double[found.length];
      for (int i = 0; i < found.length; i++) {
        int at = found.length == numbers.length ? i : random.nextInt(numbers.length);
        found[i] = gradients.get(t)[at];
        wanted[i] = slope(doubles, numbers, at, x);
        compared++;
      }
      double distance = distance(found, wanted);
      assertTrue(distance < BAR, begin.tensors().get(t).name() + ": " + distance);
    }
    return compared;
  }

  private static double slope(DoubleNetwork network, double[] numbers, int at, double[] pixels) {
    double step = 1e-6;
    double before = numbers[at];
    numbers[at] = before + step;
    double above = network.loss(pixels, 2);
    numbers[at] = before - step;
    double below = network.loss(pixels, 2);
    numbers[at] = before;
    return (above - below) / (2 * step);
  }

  @Test
  void everyGradientIsTheSlopeOfTheLoss() {
    assertEquals(8 * 10, compareWithDifferences(NetworkFile.shipped("lenet5"), 10));
    // The first convolution has only 6 biases.
    assertEquals(9 * 10 + 6, compareWithDifferences(NetworkFile.shipped("lenet5-classic"), 10));
    Network small = SmallNetworks.of(0);
    assertEquals(small.parameters(), compareWithDifferences(small, Integer.MAX_VALUE));
  }

  @Test
  void aWrongGradientIsCaught() {
    double[] right = {1, 2, 3};
    assertTrue(distance(new double[] {1, 2, 3.001}, right) > BAR);
    assertTrue(distance(new double[] {1, 2, 3.00001}, right) < BAR);
  }
}
