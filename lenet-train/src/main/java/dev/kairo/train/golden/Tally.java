package dev.kairo.train.golden;

/** Counts what forward passes say, sample by sample. */
final class Tally {
  private final GoldenNetwork network;
  private int samples;
  private int right;
  private double loss;

  Tally(GoldenNetwork network) {
    this.network = network;
  }

  void count(Activations sample, int label) {
    samples++;
    right += network.largest(sample) == label ? 1 : 0;
    // NaN stays: Math.max passes it on.
    loss -= Math.log(Math.max(network.probabilities(sample)[label], Float.MIN_NORMAL));
  }

  Score score() {
    return new Score(samples, loss / samples, (double) right / samples);
  }
}
