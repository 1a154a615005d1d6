package dev.kairo.train.conv.channels;

import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.fc.Counter;

/**
 * The slice of a convolution layer that is on one engine.
 *
 * @param map one input channel under the kernel
 * @param inputs input channels of the slice
 * @param channels output channels of the slice
 */
public record ChannelsShape(ConvMap map, int inputs, int channels) {
  public ChannelsShape {
    ChannelsLegality.requireChannels("input", inputs);
    ChannelsLegality.requireChannels("output", channels);
  }

  /** Lanes, one for each pair of an output channel and an input channel. */
  public int lanes() {
    return channels * inputs;
  }

  /** Levels of the tree over the input channels. */
  int levelsAcross() {
    return levels(inputs);
  }

  /** Levels of the tree over the output channels. */
  int levelsDown() {
    return levels(channels);
  }

  private static int levels(int words) {
    return words == 1 ? 0 : Counter.width(words);
  }
}
