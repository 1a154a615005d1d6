package dev.kairo.train.golden;

import dev.kairo.train.digits.Digits;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.NetworkFile;
import dev.kairo.train.weights.Weights;
import java.util.Random;

/** A small network of two convolutions and two fully connected layers, in every order of sums. */
final class SmallNetworks {
  /** How many are looked at: every option of every field occurs among them. */
  static final int COUNT = 60;

  private SmallNetworks() {}

  /** One of them, with two input channels. */
  static Network of(int number) {
    return of(number, "2", pick(number, "[2]", "[1, 1]"));
  }

  /** One of them that takes single maps. */
  static Network single(int number) {
    return of(number, "1", "[1]");
  }

  private static Network of(int number, String channels, String groups) {
    return NetworkFile.parse(
        "small.json",
        """
        {
          "network": "small", "input": [%s, 12, 12], "format": "fp32",
          "layers": [
            {"name": "conv1", "kind": "convolution", "channels": 3, "kernel": 3, "pool": 2,
             "tapsAtOnce": %s, "channelGroups": %s, "errorGroups": %s, "partials": %s},
            {"name": "conv2", "kind": "convolution", "channels": 4, "kernel": 2, "pool": 2,
             "tapsAtOnce": %s, "channelGroups": %s, "errorGroups": %s, "partials": %s},
            {"name": "fc1", "kind": "fully-connected", "outputs": 6, "relu": true,
             "forwardReduction": %s, "backwardReduction": %s},
            {"name": "fc2", "kind": "fully-connected", "outputs": 5, "relu": false,
             "forwardReduction": %s, "backwardReduction": %s}
          ],
          "training": {"learningRate": 0.1, "schedule": "strict"}
        }
        """
            .formatted(
                channels,
                pick(number, "9", "3", "1"),
                groups,
                pick(number, "[3]", "[2, 1]"),
                pick(number, "6", "1", "7", "25", "4"),
                pick(number, "1", "2", "4"),
                pick(number, "[2, 1]", "[3]", "[1, 1, 1]", "[1, 2]"),
                pick(number, "[4]", "[3, 1]", "[1, 1, 2]", "[2, 2]", "[1, 3]"),
                pick(number, "1", "2", "3", "4"),
                pick(number, "4", "1", "2", "8", "16"),
                pick(number, "2", "1", "3", "6"),
                pick(number, "3", "1", "2", "6"),
                pick(number, "1", "5")));
  }

  private static String pick(int number, String... options) {
    return options[number % options.length];
  }

  /** Weights and biases, none of them zero. */
  static Weights weights(Network network, long seed) {
    Weights weights = Weights.random(network, seed);
    Random random = new Random(seed);
    weights.layers().forEach(layer -> fill(layer.biases(), random));
    return weights;
  }

  private static void fill(float[] numbers, Random random) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
  }

  /** Noise, as pixels. */
  static float[] pixels(Network network, long seed) {
    float[] pixels = new float[network.input().size()];
    Random random = new Random(seed);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return pixels;
  }

  /** Noise of the size of a single map, as digits. */
  static Digits digits(Network network, int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * network.input().plane()];
    random.nextBytes(pixels);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(network.classes());
    }
    return new Digits(network.input().height(), network.input().width(), pixels, labels);
  }
}
