package dev.kairo.train.fc.training;

import dev.kairo.train.fc.FcLegality;

/**
 * A fully connected layer on M x N lanes, in the words of its forward pass.
 *
 * <p>The weight of output {@code o} and input {@code i} lies in lane {@code (o mod M, i mod N)} at
 * address {@code (o div M) * R + i div N}, R being inputs / N.
 *
 * @param inputs inputs of a sample; as many errors leave
 * @param outputs outputs of a sample; as many errors arrive
 * @param m rows of lanes; divides the outputs
 * @param n columns of lanes; divides the inputs
 */
public record TrainingShape(int inputs, int outputs, int m, int n) {
  public TrainingShape {
    FcLegality.requireRange("inputs", inputs);
    FcLegality.requireRange("outputs", outputs);
    FcLegality.requireDivisor("M", m, outputs, "outputs");
    FcLegality.requireDivisor("N", n, inputs, "inputs");
  }

  /** Lanes. */
  public int lanes() {
    return m * n;
  }

  /** Groups of M outputs. */
  public int groups() {
    return outputs / m;
  }

  /** Groups of N inputs, R of them. */
  public int rows() {
    return inputs / n;
  }

  /** Pairs of groups of inputs, which go forward together; half of the last one may be missing. */
  public int pairs() {
    return (rows() + 1) / 2;
  }

  /** Whether half of the last pair is missing. */
  boolean odd() {
    return rows() % 2 == 1;
  }

  /** Weights of a lane. */
  public int words() {
    return groups() * rows();
  }
}
