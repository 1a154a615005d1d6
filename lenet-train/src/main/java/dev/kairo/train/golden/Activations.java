package dev.kairo.train.golden;

import java.util.List;

/**
 * What a forward pass leaves for the backward pass: a sample's pixels, and what each layer gave.
 */
public final class Activations {
  private final float[] pixels;
  private final List<LayerOutput> outputs;

  Activations(float[] pixels, List<LayerOutput> outputs) {
    this.pixels = pixels;
    this.outputs = List.copyOf(outputs);
  }

  /** What arrives at a layer. */
  public float[] into(int layer) {
    return layer == 0 ? pixels : outputs.get(layer - 1).numbers();
  }

  /** The last layer's numbers, which the softmax takes. */
  public float[] logits() {
    return into(outputs.size());
  }

  /** Which candidate each pooled cell of a layer took, 0 to 3; empty without a pool. */
  public byte[] winners(int layer) {
    return outputs.get(layer).winners();
  }

  LayerOutput from(int layer) {
    return outputs.get(layer);
  }
}
