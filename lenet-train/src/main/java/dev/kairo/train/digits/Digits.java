package dev.kairo.train.digits;

import java.util.Arrays;

/**
 * Images of one size with their labels.
 *
 * @param height rows of an image
 * @param width columns of an image
 * @param pixels all images, one after the other, row by row; 0 is the background
 * @param labels the class of each image
 */
public record Digits(int height, int width, byte[] pixels, byte[] labels) {
  /** What a pixel of 255 counts; the others are divided by it, rounded once. */
  private static final float WHITE = 255f;

  /** How many images there are. */
  public int count() {
    return labels.length;
  }

  /** The class of an image. */
  public int label(int image) {
    return labels[image];
  }

  /** The largest class. */
  public int largestLabel() {
    int largest = 0;
    for (byte label : labels) {
      largest = Math.max(largest, label);
    }
    return largest;
  }

  /** An image in the middle of a larger map, from 0 to 1, zeros around it. */
  public float[] image(int number, int mapHeight, int mapWidth) {
    float[] map = new float[mapHeight * mapWidth];
    int corner = (mapHeight - height) / 2 * mapWidth + (mapWidth - width) / 2;
    int start = number * height * width;
    for (int i = 0; i < height * width; i++) {
      map[corner + i / width * mapWidth + i % width] = (pixels[start + i] & 0xff) / WHITE;
    }
    return map;
  }

  /** The images from a number to before another one. */
  public Digits part(int from, int upTo) {
    int size = height * width;
    return new Digits(
        height,
        width,
        Arrays.copyOfRange(pixels, from * size, upTo * size),
        Arrays.copyOfRange(labels, from, upTo));
  }
}
