package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpFormat;

/** The largest logit so far, the first of equal ones: one comparator and a register of a word. */
final class Largest extends Module {
  /** The largest of this cycle's logit and those before. */
  final Bits current;

  /** The largest one up to the cycle before. */
  final Bits previous;

  /**
   * Looks at logits.
   *
   * @param taken whether there is one in this cycle
   * @param first whether it is its sample's first
   */
  Largest(Module parent, FpFormat format, Bits takenOuter, Bits firstOuter, Bits logitOuter) {
    super(parent, format);
    Bits taken = in("taken", takenOuter);
    Bits first = in("first", firstOuter);
    Bits logit = in("logit", logitOuter);
    var chosen = wire(logit.width());
    Bits largest = reg(logit.width()).enable(taken).next(chosen).named("largest");
    Bits larger = new FpCompare(this, FpCompare.Options.of(format), largest, logit).lt;
    chosen.drive(first.or(larger).mux(logit, largest));
    current = out("current", chosen);
    previous = out("previous", largest);
  }
}
