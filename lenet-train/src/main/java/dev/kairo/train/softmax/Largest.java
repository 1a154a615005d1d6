package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpFormat;

/** The largest logit so far, the first of equal ones: one comparator and a register of a word. */
final class Largest extends Module {
  /** The largest one up to the cycle before, with the other sign. */
  final Bits minusLargest;

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
    var largest = wire(logit.width());
    Bits larger = new FpCompare(this, FpCompare.Options.of(format), largest, logit).lt;
    largest.drive(reg(logit.width()).enable(taken.and(first.or(larger))).next(logit));
    minusLargest = out("minus_largest", largest.msb().not().cat(largest.low(logit.width() - 1)));
  }
}
