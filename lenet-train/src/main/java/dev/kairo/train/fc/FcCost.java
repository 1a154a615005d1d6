package dev.kairo.train.fc;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.MemoryCost;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a {@link FcBackward} takes, in closed form: microseconds a layer instead of the second that
 * elaborating hundreds of lanes takes.
 *
 * <p>With {@code w} bits a word, {@code L = 2 mul + 2 add + w} for a lane (two multipliers, its
 * adder, the column's adder, the choice of what is written back) and a weight bank of {@code steps}
 * words: {@code LUT = M N L + N (w + look) + mul0 + add + control}. DSPs and block RAMs are those
 * of the elaborated estimate exactly, LUTs within a few per cent; a test holds both together.
 */
public final class FcCost {
  /** The counters and turns of an engine, and for each lane of a column its decoded address. */
  private static final int CONTROL = 130;

  private static final int CONTROL_A_ROW = 3;
  private static final int CHOICES_A_LUT = 3;

  private final Map<Object, Resources> units = new ConcurrentHashMap<>();

  /** What an engine takes. */
  public Resources of(FcParameters parameters) {
    int word = parameters.format().width();
    int m = parameters.m();
    int n = parameters.n();
    Resources multiplier = multiplier(parameters.multiplier());
    Resources adder = adder(parameters.adder());
    int waiting = word * parameters.multiplier().latency();
    Resources lane =
        multiplier
            .times(2)
            .plus(adder.times(2))
            .plus(MemoryCost.simpleDualPort(parameters.steps(), word))
            .plus(new Resources(0, word, waiting + 2 * word, 0, 0, 0));
    Resources column =
        lane.times(m)
            .plus(activations(parameters))
            .plus(waitingSums(parameters))
            .plus(new Resources(0, word + look(m) * word, 0, 0, 0, 0));
    Resources rows = errors(parameters).times(m);
    Resources biases = MemoryCost.simpleDualPort(parameters.inputs(), word);
    Resources scaling = multiplier(parameters.multiplier().withDsps(0)).plus(adder).plus(biases);
    int control = CONTROL + word + CONTROL_A_ROW * m;
    return column.times(n).plus(rows).plus(scaling).plus(new Resources(0, control, 0, 0, 0, 0));
  }

  /** LUTs that choose a bit of one lane of a column to be looked at. */
  private static int look(int m) {
    return 1 + (m - 1 + CHOICES_A_LUT - 1) / CHOICES_A_LUT;
  }

  private static Resources activations(FcParameters parameters) {
    int words = parameters.activationBuffers() << Counter.width(parameters.rotation());
    return MemoryCost.simpleDualPort(words, parameters.format().width());
  }

  private static Resources errors(FcParameters parameters) {
    int words = parameters.errorBuffers() << Counter.width(parameters.groups());
    return MemoryCost.simpleDualPort(words, 2 * parameters.format().width());
  }

  private static Resources waitingSums(FcParameters parameters) {
    int word = parameters.format().width();
    Rotation sums = parameters.sums();
    return sums.stored()
        ? MemoryCost.sharedAddress(sums.slots(), word)
        : new Resources(0, 0, sums.waitRegisters() * word, 0, 0, 0);
  }

  private Resources multiplier(FpMultiplier.Options options) {
    return unit(options, () -> new FpMultiplier(options));
  }

  private Resources adder(FpAdder.Options options) {
    return unit(options, () -> new FpAdder(options));
  }

  private Resources unit(Object key, Supplier<? extends Module> unit) {
    return units.computeIfAbsent(key, k -> Estimator.ofPart(Design.of(unit).circuit()).total());
  }
}
