package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;

/**
 * The inputs of a column, those of even and of odd groups apart, and the choice of what its lanes
 * multiply changes by.
 *
 * <p>Cost: two memories of all samples and a LUT a bit.
 */
final class TrainingColumn extends Module {
  /** What changes of weights are multiplied by; the order is its code. */
  enum Factor {
    EVEN,
    ODD,
    SCALAR,
    LOADED
  }

  /** Bits of a choice. */
  static final int CHOICE = 2;

  /** The input of an even group, a cycle behind its address. */
  final Bits even;

  /** What changes of weights are multiplied by, a cycle later. */
  final Bits factor;

  /**
   * Inputs that arrive.
   *
   * @param even whether a word goes to the even groups, or to the odd ones
   */
  record Arriving(Bits even, Bits odd, Bits address, Bits word) {}

  /** What is read, and what is chosen a cycle later. */
  record Use(Bits address, Bits choice, Bits scalar) {}

  TrainingColumn(Module parent, int depth, Arriving arriving, Use use, Bits loadedOuter) {
    super(parent, depth, arriving.word().width());
    Bits write = in("write_address", arriving.address());
    Bits word = in("word", arriving.word());
    Bits read = in("read_address", use.address());
    Memory evens = memory(depth, word.width());
    evens.write(in("write_even", arriving.even()), write, word);
    Memory odds = memory(depth, word.width());
    odds.write(in("write_odd", arriving.odd()), write, word);
    Bits evenWord = evens.read(read);
    Bits oddWord = odds.read(read);
    Bits scalar = in("scalar", use.scalar());
    Bits loaded = in("loaded", loadedOuter);
    even = out("even", evenWord);
    Bits chosen =
        cases(in("choice", use.choice()))
            .when(Factor.ODD.ordinal(), "odd", oddWord)
            .when(Factor.SCALAR.ordinal(), "scalar", scalar)
            .when(Factor.LOADED.ordinal(), "loaded", loaded)
            .otherwise(evenWord);
    factor = out("factor", reg(chosen));
  }
}
