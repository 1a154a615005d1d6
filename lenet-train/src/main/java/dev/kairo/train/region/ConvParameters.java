package dev.kairo.train.region;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.exchange.GroupPool;
import dev.kairo.train.exchange.RowDealer;
import dev.kairo.train.exchange.Shares;

/**
 * A slice of two convolution layers on one board: some channels of the first, and of the second the
 * same input channels, all output channels' partial sums, and some output channels as their owner.
 *
 * @param taps the engine of the first layer's channels
 * @param channels the engine of the second layer's slice
 * @param shares which board owns which output channels
 * @param board which of the boards this is
 */
public record ConvParameters(
    TapsParameters taps, ChannelsParameters channels, Shares shares, int board) {
  /** Samples whose partial sums have a place. */
  private static final int QUEUED = 2;

  public ConvParameters {
    if (taps.shape().channels() != channels.shape().inputs()) {
      throw new IllegalArgumentException(
          "%d channels of the first layer do not fit before %d input channels of the second."
              .formatted(taps.shape().channels(), channels.shape().inputs()));
    }
    if (taps.shape().cells() != channels.shape().map().pixels()) {
      throw new IllegalArgumentException(
          "%d pooled cells of the first layer do not fit before maps of %d pixels."
              .formatted(taps.shape().cells(), channels.shape().map().pixels()));
    }
    if (board < 0 || board >= shares.boards()) {
      throw new IllegalArgumentException(
          "Board %d is not one of %d that share a layer.".formatted(board, shares.boards()));
    }
    channels = channels.withBiases(shares.first(board), shares.channels().get(board));
  }

  /** The format of every number. */
  public FpFormat format() {
    return taps.format();
  }

  /** Pooled cells of a channel of the second layer. */
  public int cells() {
    return channels.shape().map().cells();
  }

  /** How partial sums are dealt. */
  RowDealer.Options dealing() {
    return new RowDealer.Options(shares, format().width(), 4 * cells(), QUEUED);
  }

  /** How the board's own channels are added and pooled. */
  GroupPool.Options pooling() {
    return new GroupPool.Options(
        channels.adder(), shares.boards(), shares.packetWords(), shares.packets(board));
  }

  /** Packets of partial sums of a sample from one board to this one. */
  public int sumPackets() {
    return 4 * cells() * shares.packets(board);
  }

  /** Packets of pooled cells of a sample from this board. */
  public int pooledPackets() {
    return cells() * shares.packets(board);
  }

  /** Packets of errors of a sample to each board. */
  public int errorPackets() {
    return cells() * shares.allPackets();
  }
}
