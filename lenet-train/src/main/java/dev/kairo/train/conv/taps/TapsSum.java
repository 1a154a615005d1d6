package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.train.fc.Counter;

/**
 * The one adder of a weight or a bias, and the memory of its partial sums and of itself.
 *
 * <p>The adder is a node of the forward tree, adds to partial sums, adds these together, steps the
 * weight, and lets pass what is loaded, by adding it to a negative zero. Cost: an adder, a LUT RAM
 * of {@code P + 1} words, two choices of four and a register behind each, without which Yosys takes
 * a hundred LUTs more. Latency: {@code 1 + sum} from a slot to the sum, {@code sum} being {@link
 * TapsParameters#sumCycles}.
 */
final class TapsSum extends Module {
  /** What stands on the left of an addition; the order is its code. */
  enum Left {
    BESIDE,
    KEPT,
    OWN,
    ZERO
  }

  /** What stands on the right of an addition; the order is its code. */
  enum Right {
    BESIDE,
    CHANGE,
    KEPT,
    LOADED
  }

  /** Bits of a choice. */
  static final int CHOICE_BITS = 2;

  /**
   * What happens, each at its own cycle.
   *
   * @param slot the word that is read, at cycle 0
   * @param left what stands on the left, at cycle 1
   * @param negative whether a zero on the left is negative, at cycle 1
   * @param right what stands on the right, at cycle 1
   * @param loaded a word from outside, at cycle 1
   * @param writeSlot where the sum is stored, at cycle {@code 1 + sum}
   */
  record Control(Bits slot, Bits left, Bits negative, Bits right, Bits loaded, Bits writeSlot) {}

  /** What a control consists of. */
  static Shape<Control> control(TapsParameters parameters) {
    Shape<Bits> slot = Shape.bits(Counter.width(parameters.slots()));
    Shape<Bits> choice = Shape.bits(CHOICE_BITS);
    Shape<Bits> word = Shape.bits(parameters.format().width());
    return Shape.of(Control.class, slot, choice, Shape.bits(1), choice, word, slot);
  }

  /** What is added beside the words of the memory. */
  record Operands(Bits left, Bits right, Bits change) {}

  /** The word of the slot, at cycle 1. */
  final Bits kept;

  /** The sum, at cycle {@code 1 + sum}. */
  final Bits sum;

  TapsSum(
      Module parent,
      TapsParameters parameters,
      Control controlOuter,
      Bits storesOuter,
      Operands outer) {
    super(parent, parameters.partials(), parameters.adder());
    Bits slot = in("slot", controlOuter.slot());
    Pipe t = pipe(slot);
    Memory words = memory(parameters.slots(), parameters.format().width());
    Bits read = words.read(slot);
    Bits left = t.arrives(in("left", controlOuter.left()), 1);
    Bits negative = t.arrives(in("negative", controlOuter.negative()), 1);
    Bits right = t.arrives(in("right", controlOuter.right()), 1);
    Bits loaded = t.arrives(in("loaded", controlOuter.loaded()), 1);
    Bits besideLeft = t.arrives(in("beside_left", outer.left()), 1);
    Bits besideRight = t.arrives(in("beside_right", outer.right()), 1);
    Bits change = t.arrives(in("change", outer.change()), 1);
    var own = wire(read.width());
    Bits zero = negative.cat(lit(read.width() - 1, 0));
    Bits a =
        cases(left)
            .when(Left.KEPT.ordinal(), "kept", read)
            .when(Left.OWN.ordinal(), "own", t.arrives(own, 1))
            .when(Left.ZERO.ordinal(), "zero", zero)
            .otherwise(besideLeft)
            .named("a");
    Bits b =
        cases(right)
            .when(Right.CHANGE.ordinal(), "change", change)
            .when(Right.KEPT.ordinal(), "kept", read)
            .when(Right.LOADED.ordinal(), "loaded", loaded)
            .otherwise(besideRight)
            .named("b");
    Bits added = new FpAdder(this, parameters.adder(), t.stage(a), t.stage(b)).y;
    own.drive(t.untimed(added));
    int due = t.cycle(added);
    words.write(
        t.arrives(in("stores", storesOuter), due),
        t.arrives(in("write_slot", controlOuter.writeSlot()), due),
        added);
    kept = out("kept", read);
    sum = out("sum", added);
  }
}
