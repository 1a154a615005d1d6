package dev.kairo.train.conv.taps;

import dev.kairo.train.fc.Counter;

/**
 * A convolution layer of one input channel, stride 1 and no padding, with 2 x 2 max-pooling behind.
 *
 * @param height rows of the image
 * @param width columns of the image
 * @param kernel rows and columns of the kernel
 * @param channels output channels
 */
public record TapsShape(int height, int width, int kernel, int channels) {
  public TapsShape {
    TapsLegality.requireKernel(kernel);
    TapsLegality.requireSide("height", height, kernel);
    TapsLegality.requireSide("width", width, kernel);
    TapsLegality.requireChannels(channels);
  }

  /** Weights of a channel. */
  public int taps() {
    return kernel * kernel;
  }

  /** Rows and columns of the image under the four candidates of a cell. */
  public int patch() {
    return kernel + 1;
  }

  /** Rows of pooled cells. */
  public int cellRows() {
    return (height - kernel + 1) / 2;
  }

  /** Pooled cells of a row. */
  public int cellColumns() {
    return (width - kernel + 1) / 2;
  }

  /** Pooled cells of a channel. */
  public int cells() {
    return cellRows() * cellColumns();
  }

  /** Pairs of neighbouring pixels in a row of the image; of an odd width, the last is half full. */
  public int pairs() {
    return (width + 1) / 2;
  }

  /** Pairs that are in the patch before a row's first cell can be worked on. */
  public int prefill() {
    return pairs() - cellColumns();
  }

  /** Levels of the tree that adds the products of all taps. */
  int levels() {
    return Counter.width(taps());
  }
}
