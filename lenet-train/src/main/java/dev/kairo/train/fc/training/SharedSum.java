package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpAdder;
import java.util.ArrayList;
import java.util.List;

/**
 * An adder with a choice in front of each of its inputs and a register behind the choice, without
 * which a synthesis takes a hundred LUTs more.
 *
 * <p>Cost: the adder, and a LUT a bit for each side that has a choice. Latency: the adder's and one
 * more.
 */
final class SharedSum extends Module {
  /** Bits of the choice on the left. */
  static final int CHOICE = 2;

  /** The choice on the left that is no word but a zero. */
  static final int ZERO = (1 << CHOICE) - 1;

  /** The sum. */
  final Bits sum;

  /**
   * What stands on the left.
   *
   * @param words at most three
   * @param choice the number of one of them, or {@link #ZERO}
   * @param zero whether a zero is ever chosen
   * @param negative whether the zero is negative
   */
  record Left(List<Bits> words, Bits choice, boolean zero, Bits negative) {}

  /**
   * What stands on the right.
   *
   * @param other the word while {@code choice} is 1
   */
  record Right(Bits word, Bits other, Bits choice) {
    /** Whether both words are the same one. */
    boolean single() {
      return word == other;
    }
  }

  SharedSum(Module parent, FpAdder.Options adder, Left leftOuter, Right rightOuter) {
    super(parent, adder, leftOuter.words().size(), leftOuter.zero(), rightOuter.single());
    List<Bits> words = new ArrayList<>();
    for (Bits outer : leftOuter.words()) {
      words.add(in("left" + words.size(), outer));
    }
    Bits choice = in("left_choice", leftOuter.choice());
    Bits zero = in("negative", leftOuter.negative()).cat(lit(adder.format().width() - 1, 0));
    // Two by two, as a synthesis finds a LUT a bit soonest.
    Bits odd = choice.bit(0);
    Bits lower = words.size() == 1 ? words.get(0) : odd.mux(words.get(1), words.get(0));
    Bits upper = words.size() == 3 ? odd.mux(zero, words.get(2)) : zero;
    boolean single = words.size() < 3 && !leftOuter.zero();
    Bits left = (single ? lower : choice.bit(1).mux(upper, lower)).named("left");
    Bits word = in("right", rightOuter.word());
    Bits right =
        rightOuter.single()
            ? word
            : in("right_choice", rightOuter.choice())
                .mux(in("right_other", rightOuter.other()), word);
    Pipe t = pipe();
    Bits a = t.stage(t.arrives(left, 0)).named("a");
    Bits b = t.stage(t.arrives(right, 0)).named("b");
    sum = out("sum", t.untimed(new FpAdder(this, adder, a, b).y));
  }
}
