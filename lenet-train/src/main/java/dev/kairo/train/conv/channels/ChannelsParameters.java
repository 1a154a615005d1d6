package dev.kairo.train.conv.channels;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.conv.ConvLegality;

/**
 * An engine of a slice of a convolution layer, with a lane for each output channel and input
 * channel.
 *
 * @param shape the slice
 * @param blockCells cells that take turns under a tap before the next tap is due
 * @param closes whether the slice has all input channels, so that bias and pool follow inside;
 *     otherwise the sums leave
 * @param biased the output channels whose biases are here
 * @param buffers samples that have a place, a power of two
 * @param format the format of every number, the only choice here that a result depends on
 * @param multiplier what each multiplier is like
 * @param adder what each adder is like
 */
public record ChannelsParameters(
    ChannelsShape shape,
    int blockCells,
    boolean closes,
    Biased biased,
    int buffers,
    FpFormat format,
    FpMultiplier.Options multiplier,
    FpAdder.Options adder) {
  private static final int BUFFERS = 4;

  /**
   * Some output channels one after the other.
   *
   * @param first the first one
   * @param count how many there are, none for example
   */
  public record Biased(int first, int count) {}

  public ChannelsParameters {
    ConvLegality.requireBuffers(buffers);
    ChannelsLegality.requireBlock(blockCells, shape.map(), adder.latency());
    ChannelsLegality.requireBiased(biased, shape.channels(), closes);
  }

  /** Single precision, two DSPs a multiplier, a row of cells a block, sums that leave. */
  public static ChannelsParameters of(ChannelsShape shape) {
    return of(shape, FpFormat.FP32);
  }

  /** The usual units of a format, a row of cells a block, sums that leave. */
  public static ChannelsParameters of(ChannelsShape shape, FpFormat format) {
    FpAdder.Options adder = FpAdder.Options.of(format);
    return new ChannelsParameters(
        shape,
        ChannelsLegality.usualBlock(shape.map(), adder.latency()),
        false,
        new Biased(0, 0),
        BUFFERS,
        format,
        FpMultiplier.Options.of(format).withLatency(2),
        adder);
  }

  /** The same with all input channels: bias and pool inside. */
  public ChannelsParameters closing() {
    return with(blockCells, true, new Biased(0, shape.channels()), buffers);
  }

  /** The same with the biases of some output channels. */
  public ChannelsParameters withBiases(int first, int count) {
    return with(blockCells, closes, new Biased(first, count), buffers);
  }

  /** The same with another number of cells in a block. */
  public ChannelsParameters withBlock(int cells) {
    return with(cells, closes, biased, buffers);
  }

  /** The same with another number of samples that have a place. */
  public ChannelsParameters withBuffers(int other) {
    return with(blockCells, closes, biased, other);
  }

  /** The same with another number of DSPs for each multiplier. */
  public ChannelsParameters withDsps(int dsps) {
    return with(multiplier.withDsps(dsps), adder);
  }

  /** The same with other latencies of the units. */
  public ChannelsParameters withLatencies(int multiplierCycles, int adderCycles) {
    return with(multiplier.withLatency(multiplierCycles), adder.withLatency(adderCycles));
  }

  private ChannelsParameters with(int block, boolean closing, Biased biases, int places) {
    return new ChannelsParameters(shape, block, closing, biases, places, format, multiplier, adder);
  }

  private ChannelsParameters with(FpMultiplier.Options multiply, FpAdder.Options add) {
    return new ChannelsParameters(
        shape, blockCells, closes, biased, buffers, format, multiply, add);
  }

  /** When things happen. */
  public ChannelsTiming timing() {
    return new ChannelsTiming(this);
  }

  /** Cycles from the words that a lane adds to their sum: a register and the adder. */
  int sumCycles() {
    return 1 + adder.latency();
  }
}
