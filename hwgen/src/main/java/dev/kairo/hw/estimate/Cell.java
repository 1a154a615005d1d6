package dev.kairo.hw.estimate;

/**
 * Something on the device that is not a LUT: the bits it gives are inputs of the {@link BitGraph},
 * the bits it takes are roots.
 *
 * <p>A cell counts only when something alive uses a bit it gives; what it takes is worked out then.
 */
abstract sealed class Cell {
  /** The module it stands in, an index into {@link Flattening#modules()}. */
  final int module;

  private Cell(int module) {
    this.module = module;
  }

  /** The literals this cell takes. */
  abstract int[] taken();

  /** What a cell takes, found when it turns out to be alive. */
  interface Pins {
    int[] find();
  }

  /** One bit of a register: it takes its data, enable and reset. */
  static final class FlipFlop extends Cell {
    static final int DATA = 0;
    static final int ENABLE = 1;
    static final int RESET = 2;
    final int clock;
    private final Pins pins;
    private int[] taken = {};

    FlipFlop(int module, int clock, Pins pins) {
      super(module);
      this.clock = clock;
      this.pins = pins;
    }

    @Override
    int[] taken() {
      if (taken.length == 0) {
        taken = pins.find();
      }
      return taken;
    }
  }

  /** One position of a carry chain: it takes a select, a data bit and the position below. */
  static final class Carry extends Cell {
    private final int[] taken;

    Carry(int module, int... taken) {
      super(module);
      this.taken = taken;
    }

    @Override
    int[] taken() {
      return taken;
    }
  }

  /** One DSP48E2: it takes both factors. */
  static final class Dsp extends Cell {
    private final int[] taken;

    Dsp(int module, int[] taken) {
      super(module);
      this.taken = taken;
    }

    @Override
    int[] taken() {
      return taken;
    }
  }

  /** A memory, or a module whose contents are unknown and cost nothing we know of. */
  static final class Block extends Cell {
    final Resources resources;
    private final Pins pins;

    Block(int module, Resources resources, Pins pins) {
      super(module);
      this.resources = resources;
      this.pins = pins;
    }

    @Override
    int[] taken() {
      return pins.find();
    }
  }
}
