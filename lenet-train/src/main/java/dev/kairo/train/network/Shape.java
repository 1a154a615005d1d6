package dev.kairo.train.network;

/** Maps of one size; a row of numbers is as many maps of 1 x 1. */
public record Shape(int channels, int height, int width) {
  /** A row of numbers. */
  public static Shape row(int numbers) {
    return new Shape(numbers, 1, 1);
  }

  /** Numbers of one map. */
  public int plane() {
    return height * width;
  }

  /** All numbers. */
  public int size() {
    return channels * plane();
  }

  @Override
  public String toString() {
    return plane() == 1 ? Integer.toString(channels) : channels + "x" + height + "x" + width;
  }
}
