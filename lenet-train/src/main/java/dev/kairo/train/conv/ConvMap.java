package dev.kairo.train.conv;

/**
 * A map of pixels under a square kernel, stride 1 and no padding, with 2 x 2 max-pooling behind.
 *
 * @param height rows of the map
 * @param width columns of the map
 * @param kernel rows and columns of the kernel
 */
public record ConvMap(int height, int width, int kernel) {
  public ConvMap {
    ConvLegality.requireKernel(kernel);
    ConvLegality.requireSide("height", height, kernel);
    ConvLegality.requireSide("width", width, kernel);
  }

  /** Weights of a kernel. */
  public int taps() {
    return kernel * kernel;
  }

  /** Rows and columns of the map under the four candidates of a cell. */
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

  /** Pixels of the map. */
  public int pixels() {
    return height * width;
  }

  /** Where the pixel under a tap of the kernel lies at a candidate of a cell, row by row. */
  public int pixel(int cell, int candidate, int tap) {
    int y = 2 * (cell / cellColumns()) + candidate / 2 + tap / kernel;
    int x = 2 * (cell % cellColumns()) + candidate % 2 + tap % kernel;
    return y * width + x;
  }
}
