package dev.kairo.train.conv.taps;

import dev.kairo.train.conv.ConvMap;
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
    new ConvMap(height, width, kernel);
    TapsLegality.requireChannels(channels);
  }

  /** The image under the kernel. */
  public ConvMap map() {
    return new ConvMap(height, width, kernel);
  }

  /** Weights of a channel. */
  public int taps() {
    return map().taps();
  }

  /** Rows and columns of the image under the four candidates of a cell. */
  public int patch() {
    return map().patch();
  }

  /** Rows of pooled cells. */
  public int cellRows() {
    return map().cellRows();
  }

  /** Pooled cells of a row. */
  public int cellColumns() {
    return map().cellColumns();
  }

  /** Pooled cells of a channel. */
  public int cells() {
    return map().cells();
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
