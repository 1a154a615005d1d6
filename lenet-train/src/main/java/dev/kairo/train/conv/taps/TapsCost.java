package dev.kairo.train.conv.taps;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.MemoryCost;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.conv.pool.PooledCell;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a {@link ConvTaps} takes, in closed form: microseconds a layer instead of the seconds that
 * elaborating a hundred lanes takes.
 *
 * <p>With {@code w} bits a word a lane is {@code L = mul + add + 4 w} LUTs (a multiplier, an adder
 * and a choice of four in front of each of their inputs) and a LUT RAM of {@code P + 1} words. A
 * channel of {@code T} taps is {@code T L + add + 2 w + compare + look(T + 1) w + T}, the images'
 * banks {@code 2 w (K + 1) turns}. DSPs and block RAMs are those of the elaborated estimate
 * exactly, LUTs within a few per cent; a test holds both together.
 */
public final class TapsCost {
  /** Counters, comparisons and delays of the schedule and the control. */
  private static final int CONTROL = 110;

  private static final int CONTROL_FLIP_FLOPS = 260;

  private static final int CONTROL_SHIFTS = 25;

  /** The sign of a channel's root, its candidate, and what it loads. */
  private static final int CONTROL_A_CHANNEL = 12;

  private static final int CHOICES_A_LUT = 3;

  private final Map<Object, Resources> units = new ConcurrentHashMap<>();

  /** What an engine takes. */
  public Resources of(TapsParameters parameters) {
    int word = parameters.format().width();
    TapsShape shape = parameters.shape();
    Resources channel =
        lane(parameters).times(shape.taps()).plus(sum(parameters)).plus(rest(parameters));
    return channel
        .times(shape.channels())
        .plus(images(parameters))
        .plus(
            new Resources(
                0,
                CONTROL + look(shape.channels()) * word,
                CONTROL_FLIP_FLOPS,
                0,
                0,
                CONTROL_SHIFTS + 2 * word));
  }

  private Resources lane(TapsParameters parameters) {
    int choices = 2 * parameters.format().width();
    return unit(parameters.multiplier(), () -> new FpMultiplier(parameters.multiplier()))
        .plus(sum(parameters))
        .plus(logic(choices, 0));
  }

  /** An adder with what stands in front of it, and its memory. */
  private Resources sum(TapsParameters parameters) {
    int word = parameters.format().width();
    return unit(parameters.adder(), () -> new FpAdder(parameters.adder()))
        .plus(MemoryCost.simpleDualPort(parameters.slots(), word))
        .plus(logic(2 * word, 3 * word));
  }

  /** The pool of a channel, the look at its words, and the products that wait in its tree. */
  private Resources rest(TapsParameters parameters) {
    int word = parameters.format().width();
    int taps = parameters.shape().taps();
    FpCompare.Options compare = FpCompare.Options.of(parameters.format());
    return unit(compare, () -> new FpCompare(compare))
        .plus(
            logic(
                look(taps + 1) * word + taps + CONTROL_A_CHANNEL,
                2 * word + PooledCell.WINNER_BITS))
        .plus(new Resources(0, 0, 0, 0, 0, word * (1 + waiting(taps))));
  }

  private static Resources images(TapsParameters parameters) {
    TapsShape shape = parameters.shape();
    int pair = 2 * parameters.format().width();
    int pairs = (shape.patch() + 1) / 2;
    // One more than the banks a patch can begin in: in a step, a word from outside.
    int turns = (BankRow.banks(shape).length + 1) / 2;
    Resources bank = MemoryCost.simpleDualPort(parameters.buffers() << BankRow.width(shape), pair);
    // A LUT RAM has the register of its read outside.
    int read = bank.lutram() > 0 ? pair : 0;
    return bank.plus(logic(turns * pair, pairs * pair + read)).times(shape.patch());
  }

  /** LUTs that choose a bit of some words to be looked at. */
  private static int look(int words) {
    return words == 1 ? 0 : 1 + (words - 1 + CHOICES_A_LUT - 1) / CHOICES_A_LUT;
  }

  /** How many sums of a tree wait for a deeper one. */
  private static int waiting(int products) {
    if (products == 1) {
      return 0;
    }
    int larger = (products + 1) / 2;
    int smaller = products / 2;
    return (depth(larger) == depth(smaller) ? 0 : 1) + waiting(larger) + waiting(smaller);
  }

  private static int depth(int products) {
    return products == 1 ? 0 : 1 + depth((products + 1) / 2);
  }

  private static Resources logic(int lut, int flipFlops) {
    return new Resources(0, lut, flipFlops, 0, 0, 0);
  }

  private Resources unit(Object key, Supplier<? extends Module> unit) {
    return units.computeIfAbsent(key, k -> Estimator.ofPart(Design.of(unit).circuit()).total());
  }
}
