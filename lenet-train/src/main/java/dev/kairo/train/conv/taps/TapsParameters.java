package dev.kairo.train.conv.taps;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.conv.ConvLegality;

/**
 * An engine of a convolution layer of one input channel, with a lane for each tap of each output
 * channel.
 *
 * @param shape the layer
 * @param partials interleaved sums of each gradient, one cell after the other; the only one of
 *     these choices besides the format that a result depends on
 * @param buffers images that have a place, a power of two
 * @param format the format of every number
 * @param multiplier what each multiplier is like
 * @param adder what each adder is like
 */
public record TapsParameters(
    TapsShape shape,
    int partials,
    int buffers,
    FpFormat format,
    FpMultiplier.Options multiplier,
    FpAdder.Options adder) {
  private static final int BUFFERS = 4;

  public TapsParameters {
    ConvLegality.requireBuffers(buffers);
    TapsLegality.requirePartials(partials, adder.latency(), shape.cells());
  }

  /** Single precision, two DSPs a multiplier, four buffers. */
  public static TapsParameters of(TapsShape shape, int partials) {
    return of(shape, partials, FpFormat.FP32);
  }

  /** The usual units of a format, four buffers. */
  public static TapsParameters of(TapsShape shape, int partials, FpFormat format) {
    return new TapsParameters(
        shape,
        partials,
        BUFFERS,
        format,
        FpMultiplier.Options.of(format).withLatency(2),
        FpAdder.Options.of(format));
  }

  /** The fewest partial sums that an adder of some cycles allows. */
  public static int leastPartials(int adderLatency) {
    return TapsLegality.leastPartials(adderLatency);
  }

  /** The same with another number of DSPs for each multiplier. */
  public TapsParameters withDsps(int dsps) {
    return new TapsParameters(shape, partials, buffers, format, multiplier.withDsps(dsps), adder);
  }

  /** The same with other latencies of the units. */
  public TapsParameters withLatencies(int multiplierCycles, int adderCycles) {
    return new TapsParameters(
        shape,
        partials,
        buffers,
        format,
        multiplier.withLatency(multiplierCycles),
        adder.withLatency(adderCycles));
  }

  /** The same with another number of image buffers. */
  public TapsParameters withBuffers(int other) {
    return new TapsParameters(shape, partials, other, format, multiplier, adder);
  }

  /** Lanes, each with one multiplier and one adder. */
  public int lanes() {
    return shape.channels() * shape.taps();
  }

  /** When things happen. */
  public TapsTiming timing() {
    return new TapsTiming(this);
  }

  /** Cycles from the words that a lane adds to their sum: a register and the adder. */
  int sumCycles() {
    return 1 + adder.latency();
  }

  /** Words of a lane's memory: the partial sums and then the weight. */
  int slots() {
    return partials + 1;
  }
}
