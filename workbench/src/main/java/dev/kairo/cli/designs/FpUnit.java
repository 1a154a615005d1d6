package dev.kairo.cli.designs;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.fp.FpMultiplyAdd;
import java.util.List;

/** The floating-point units to ask for by name, each with its golden model. */
enum FpUnit {
  /** A product. */
  MULTIPLIER("fp-mul", "A floating-point multiplier: a product each cycle, rounded once.", true) {
    @Override
    int mostLatency() {
      return 5;
    }

    @Override
    List<FpFormat> operands(FpChoice choice) {
      return List.of(choice.left(), choice.right());
    }

    @Override
    Bits result(Module top, FpChoice choice, List<Bits> operands) {
      FpMultiplier.Options options = multiplier(choice, choice.latency());
      return new FpMultiplier(top, options, operands.get(0), operands.get(1)).y;
    }

    @Override
    long golden(FpChoice choice, long[] words) {
      return FpGolden.multiply(choice.left(), words[0], choice.right(), words[1], choice.result());
    }
  },

  /** A sum. */
  ADDER("fp-add", "A floating-point adder: a sum each cycle, rounded once.", false) {
    @Override
    int mostLatency() {
      return 6;
    }

    @Override
    List<FpFormat> operands(FpChoice choice) {
      return List.of(choice.result(), choice.result());
    }

    @Override
    Bits result(Module top, FpChoice choice, List<Bits> operands) {
      FpAdder.Options options = new FpAdder.Options(choice.result(), choice.latency());
      return new FpAdder(top, options, operands.get(0), operands.get(1)).y;
    }

    @Override
    long golden(FpChoice choice, long[] words) {
      return FpGolden.add(choice.result(), words[0], words[1]);
    }
  },

  /** A product and a sum. */
  CHAIN(
      "fp-mac", "A floating-point multiply-add, a * b + c: one each cycle, rounded twice.", true) {
    @Override
    int mostLatency() {
      return MULTIPLIER.mostLatency() + ADDER.mostLatency();
    }

    @Override
    int usualLatency() {
      return 5;
    }

    @Override
    List<FpFormat> operands(FpChoice choice) {
      return List.of(choice.left(), choice.right(), choice.result());
    }

    @Override
    Bits result(Module top, FpChoice choice, List<Bits> operands) {
      int multiplying = multiplyingCycles(choice.latency());
      FpMultiplyAdd.Options options =
          new FpMultiplyAdd.Options(
              multiplier(choice, multiplying),
              new FpAdder.Options(choice.result(), choice.latency() - multiplying));
      return new FpMultiplyAdd(top, options, operands.get(0), operands.get(1), operands.get(2)).y;
    }

    @Override
    long golden(FpChoice choice, long[] words) {
      return FpGolden.add(choice.result(), MULTIPLIER.golden(choice, words), words[2]);
    }
  };

  private final String designName;
  private final String summary;
  private final boolean multiplies;

  FpUnit(String designName, String summary, boolean multiplies) {
    this.designName = designName;
    this.summary = summary;
    this.multiplies = multiplies;
  }

  /** The name it is asked for by. */
  String designName() {
    return designName;
  }

  String summary() {
    return summary;
  }

  /** Whether there are factors, with formats of their own and DSPs. */
  boolean multiplies() {
    return multiplies;
  }

  /** The latency it has when nothing is chosen. */
  int usualLatency() {
    return 3;
  }

  abstract int mostLatency();

  /** The formats of the inputs {@code a}, {@code b} and {@code c}. */
  abstract List<FpFormat> operands(FpChoice choice);

  /** Builds the unit inside the top. */
  abstract Bits result(Module top, FpChoice choice, List<Bits> operands);

  /** What the unit must give. */
  abstract long golden(FpChoice choice, long[] words);

  private static FpMultiplier.Options multiplier(FpChoice choice, int latency) {
    return new FpMultiplier.Options(
        choice.left(), choice.right(), choice.result(), choice.dsps(), latency);
  }

  /** Two of five cycles are the multiplier's, as usual; the adder takes at most six. */
  private static int multiplyingCycles(int latency) {
    return Math.max(latency * 2 / 5, latency - ADDER.mostLatency());
  }
}
