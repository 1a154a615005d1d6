package dev.kairo.train.weights;

/**
 * The numbers of one layer, which training changes in place.
 *
 * @param weights outputs first, row by row
 * @param biases one for each output channel
 */
public record LayerWeights(float[] weights, float[] biases) {
  /** The same numbers, not to be changed together. */
  public LayerWeights copy() {
    return new LayerWeights(weights.clone(), biases.clone());
  }
}
