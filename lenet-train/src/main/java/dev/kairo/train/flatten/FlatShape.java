package dev.kairo.train.flatten;

import dev.kairo.train.exchange.Shares;

/**
 * A sample between convolution and fully connected layers: in packets, cell by cell, on one side;
 * in rows on the other, where the word of a channel and cell is number {@code channel * cells +
 * cell}.
 *
 * @param shares how a cell's channels lie in packets
 * @param cells cells of a channel
 * @param columns words of a row; divides the words of a sample
 * @param samples samples that have a place
 */
public record FlatShape(Shares shares, int cells, int columns, int samples) {
  public FlatShape {
    int words = shares.allChannels() * cells;
    if (columns < 1 || words % columns != 0) {
      throw new IllegalArgumentException(
          "Rows of %d words do not divide the %d words of a sample; choose a divisor."
              .formatted(columns, words));
    }
  }

  /** Words of a sample. */
  public int words() {
    return shares.allChannels() * cells;
  }

  /** Rows of a sample. */
  public int rows() {
    return words() / columns;
  }
}
