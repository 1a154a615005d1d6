package dev.kairo.train.golden;

/** A layer that can be trained. */
interface LayerGolden {
  /** What it gives. */
  LayerOutput forward(float[] activations);

  /**
   * Trains at once, and gives the errors of the activations by the weights before; none for the
   * first layer.
   */
  float[] train(float[] activations, LayerOutput output, float[] errors, float learningRate);

  /** Adds a sample's gradients to the batch's; gives the errors of the activations. */
  float[] gather(float[] activations, LayerOutput output, float[] errors);

  /** Steps by the batch's gradients, which begin anew. */
  void step(float learningRate);
}
