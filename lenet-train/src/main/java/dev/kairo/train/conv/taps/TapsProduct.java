package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.List;

/**
 * The one multiplier of a lane: a weight or an error times a pixel, a gradient times what fills the
 * patch in its place.
 *
 * <p>Cost: a multiplier and two choices of four. Latency: the multiplier's.
 */
final class TapsProduct extends Module {
  /** What a pixel is multiplied by; the order is its code. */
  enum Factor {
    WEIGHT,
    ERROR,
    GRADIENT,
    BIAS_GRADIENT
  }

  /** What the choices are made by, at cycle 0: a factor, and a candidate of the patch. */
  record Control(Bits factor, Bits candidate) {}

  /**
   * The words to choose from, at cycle 0.
   *
   * @param factors the factors in the order of their codes
   * @param pixels the pixel under the tap at each candidate
   */
  record Words(List<Bits> factors, List<Bits> pixels) {}

  /** The product. */
  final Bits product;

  TapsProduct(Module parent, TapsParameters parameters, Control controlOuter, Words outer) {
    super(parent, parameters.multiplier());
    Bits factor = in("factor", controlOuter.factor());
    Bits candidate = in("candidate", controlOuter.candidate());
    Pipe t = pipe(factor, candidate);
    Bits chosen = chosen(t, factor, "factor", outer.factors());
    Bits pixel = chosen(t, candidate, "pixel", outer.pixels());
    product = out("product", new FpMultiplier(this, parameters.multiplier(), chosen, pixel).y);
  }

  private Bits chosen(Pipe t, Bits by, String name, List<Bits> words) {
    Bits first = t.arrives(in(name + 0, words.get(0)), 0);
    var selection = cases(by);
    for (int i = 1; i < words.size(); i++) {
      selection = selection.when(i, t.arrives(in(name + i, words.get(i)), 0));
    }
    return selection.otherwise(first).named("chosen_" + name);
  }
}
