package dev.kairo.train.conv.channels;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.MemoryCost;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.conv.ConvMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a {@link ConvChannels} takes, in closed form: microseconds a slice instead of the seconds
 * that elaborating hundreds of lanes takes.
 *
 * <p>With {@code w} bits a word a lane is {@code mul + add + 5 w} LUTs (a multiplier, an adder, and
 * in front of their inputs choices of four, five, four and three words) and two LUT RAMs of {@code
 * K K} words. Biases take a multiplier and an adder for each {@code K K} of them. DSPs and block
 * RAMs are those of the elaborated estimate exactly, LUTs within a few per cent; a test holds both
 * together.
 */
public final class ChannelsCost {
  /** Counters, comparisons and delays of the schedule and the control. */
  private static final int CONTROL = 230;

  private static final int CONTROL_FLIP_FLOPS = 330;

  private static final int CONTROL_SHIFTS = 25;

  /** Where the lanes of a channel look, and what they load. */
  private static final int CONTROL_A_CHANNEL = 20;

  private static final int CONTROL_FLIP_FLOPS_A_CHANNEL = 25;

  /** What a lane stores, the sign of its zero, and what mapping many lanes at once costs. */
  private static final int CONTROL_A_LANE = 10;

  private static final int CONTROL_FLIP_FLOPS_A_LANE = 2;

  /** The count of a group of biases, and its delays. */
  private static final int BIAS_FLIP_FLOPS = 60;

  private static final int CHOICES_A_LUT = 3;

  /** Cycles from which on a delay is a shift register instead of flip-flops. */
  private static final int SHIFTED = 3;

  private final Map<Object, Resources> units = new ConcurrentHashMap<>();

  /** What an engine takes. */
  public Resources of(ChannelsParameters parameters) {
    int word = parameters.format().width();
    ChannelsShape shape = parameters.shape();
    Resources pools = parameters.closes() ? pool(parameters).times(shape.channels()) : none();
    return lane(parameters)
        .times(shape.lanes())
        .plus(row(parameters).times(shape.channels()))
        .plus(waits(shape.channels(), parameters).times(shape.inputs()))
        .plus(memories(parameters))
        .plus(biases(parameters))
        .plus(pools)
        .plus(
            new Resources(
                0,
                CONTROL + look(shape.inputs() + 1) * word,
                CONTROL_FLIP_FLOPS + 2 * word,
                0,
                0,
                CONTROL_SHIFTS + word));
  }

  private static Resources none() {
    return logic(0, 0);
  }

  private Resources multiplier(ChannelsParameters parameters) {
    return unit(parameters.multiplier(), () -> new FpMultiplier(parameters.multiplier()));
  }

  private Resources adder(ChannelsParameters parameters) {
    return unit(parameters.adder(), () -> new FpAdder(parameters.adder()));
  }

  private Resources lane(ChannelsParameters parameters) {
    int word = parameters.format().width();
    return multiplier(parameters)
        .plus(adder(parameters))
        .plus(logic(5 * word + CONTROL_A_LANE, 4 * word + CONTROL_FLIP_FLOPS_A_LANE))
        .plus(lutRam(parameters.shape().map().taps(), word).times(2));
  }

  private static Resources lutRam(int depth, int width) {
    return new Resources(0, 0, 0, 0, 0, MemoryCost.simpleDualPort(depth, width).lutram());
  }

  /** What a channel takes besides its lanes. */
  private Resources row(ChannelsParameters parameters) {
    int word = parameters.format().width();
    int turn = 4 * parameters.blockCells() - parameters.sumCycles();
    Resources waiting =
        ChannelWaits.stored(turn)
            ? MemoryCost.simpleDualPort(turn - 1, word).plus(logic(0, word))
            : logic(0, turn * word);
    return waits(parameters.shape().inputs(), parameters)
        .plus(waiting)
        .plus(logic(CONTROL_A_CHANNEL, word + CONTROL_FLIP_FLOPS_A_CHANNEL));
  }

  /** The products that wait in a tree. */
  private static Resources waits(int products, ChannelsParameters parameters) {
    int word = parameters.format().width();
    return waits(products, parameters.sumCycles(), word);
  }

  private static Resources waits(int products, int sumCycles, int word) {
    if (products == 1) {
      return none();
    }
    int larger = (products + 1) / 2;
    int smaller = products / 2;
    Resources own = delay((depth(larger) - depth(smaller)) * sumCycles, word);
    return own.plus(waits(larger, sumCycles, word)).plus(waits(smaller, sumCycles, word));
  }

  private static Resources delay(int cycles, int width) {
    return cycles >= SHIFTED ? new Resources(0, 0, 0, 0, 0, width) : logic(0, cycles * width);
  }

  private static int depth(int products) {
    return products == 1 ? 0 : 1 + depth((products + 1) / 2);
  }

  private static Resources memories(ChannelsParameters parameters) {
    ConvMap map = parameters.shape().map();
    int word = parameters.format().width();
    int inputs = parameters.shape().inputs() * word;
    int errors = parameters.shape().channels() * (word + 2);
    return stored(parameters.buffers() << ChannelInputs.baseWidth(map), inputs)
        .times(4)
        .plus(stored(map.cells(), errors))
        .plus(stored(map.pixels(), inputs))
        .plus(logic(inputs, 0));
  }

  /** A memory; a LUT RAM has the register of its read outside. */
  private static Resources stored(int depth, int width) {
    Resources memory = MemoryCost.simpleDualPort(depth, width);
    return memory.lutram() > 0 ? memory.plus(logic(0, width)) : memory;
  }

  private Resources biases(ChannelsParameters parameters) {
    int word = parameters.format().width();
    int taps = parameters.shape().map().taps();
    Resources all = none();
    for (int left = parameters.biased().count(); left > 0; left -= taps) {
      int count = Math.min(taps, left);
      all =
          all.plus(multiplier(parameters))
              .plus(adder(parameters))
              .plus(lutRam(count, word))
              .plus(
                  logic((5 + 2 * look(count)) * word + count, (2 + count) * word + BIAS_FLIP_FLOPS))
              .plus(delay(parameters.multiplier().latency(), 2 * word));
    }
    return all;
  }

  private Resources pool(ChannelsParameters parameters) {
    FpCompare.Options compare = FpCompare.Options.of(parameters.format());
    return unit(compare, () -> new FpCompare(compare))
        .plus(adder(parameters))
        .plus(logic(1, parameters.format().width() + 2));
  }

  /** LUTs that choose a bit of some words. */
  private static int look(int words) {
    return words == 1 ? 0 : 1 + (words - 1 + CHOICES_A_LUT - 1) / CHOICES_A_LUT;
  }

  private static Resources logic(int lut, int flipFlops) {
    return new Resources(0, lut, flipFlops, 0, 0, 0);
  }

  private Resources unit(Object key, Supplier<? extends Module> unit) {
    return units.computeIfAbsent(key, k -> Estimator.ofPart(Design.of(unit).circuit()).total());
  }
}
