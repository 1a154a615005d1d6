package dev.kairo.train.golden;

import java.util.List;

/**
 * What a backward pass leaves for those who compare: the errors that arrived at each layer.
 *
 * @param arriving for each layer the errors of what it gave; the last layer's are the softmax's
 */
public record Errors(List<float[]> arriving) {
  public Errors {
    arriving = List.copyOf(arriving);
  }

  /** The errors of what a layer gave. */
  public float[] at(int layer) {
    return arriving.get(layer);
  }
}
