package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpMultiplier;

/**
 * The weights of a lane, their gradients, and its two multipliers.
 *
 * <p>The weights' memory has two ports: one reads; the other reads as well in FORWARD and stores in
 * other work. Cost: a true dual port memory, with gradients a simple dual port memory as well, the
 * multipliers and a LUT a bit and a register in front of each, without which a synthesis takes
 * thirty LUTs more.
 */
final class TrainingLane extends Module {
  /** What the column's factor is multiplied by; the order is its code. */
  enum Change {
    WEIGHT,
    FACTOR,
    GRADIENT
  }

  /** Bits of a choice. */
  static final int CHOICE = 2;

  /** The weight at the reading port, a cycle behind its address. */
  final Bits weight;

  /** The gradient, a cycle behind its address; where there are none, the weight. */
  final Bits gradient;

  /** The weight times an input or an error. */
  final Bits product;

  /** The product with the column's factor. */
  final Bits change;

  /**
   * Where the memories are read and written, each at its own cycle.
   *
   * @param weight where the reading port is
   * @param other where the other port is
   * @param gradient where the gradient is read
   * @param gradientWrite where it is stored
   */
  record Addresses(Bits weight, Bits other, Bits gradient, Bits gradientWrite) {}

  /** Whether a word is stored as weight or as gradient, and the word. */
  record Stores(Bits weight, Bits gradient, Bits word) {}

  /**
   * What is multiplied.
   *
   * @param forward whether the weight is multiplied by the input, else by the error
   * @param choice what stands beside the column's factor
   * @param columnFactor that, a cycle later
   */
  record Operands(
      Bits forward, Bits input, Bits error, Bits choice, Bits factor, Bits columnFactor) {}

  TrainingLane(
      Module parent,
      TrainingParameters parameters,
      Addresses addresses,
      Stores storesOuter,
      Operands operands) {
    super(
        parent,
        parameters.shape().words(),
        parameters.gradients(),
        parameters.multiplier(),
        parameters.changeMultiplier());
    int word = parameters.format().width();
    int depth = parameters.shape().words();
    Bits stored = in("stored", storesOuter.word());
    Memory weights = memory(depth, word);
    Bits other =
        weights.port(
            clock(),
            lit(1, 1),
            in("store_weight", storesOuter.weight()),
            in("other_address", addresses.other()),
            stored);
    Bits read = weights.read(in("weight_address", addresses.weight()));
    Bits own = read;
    Bits choice = in("choice", operands.choice());
    Bits beside = choice.bit(0).mux(in("factor", operands.factor()), other);
    if (parameters.gradients()) {
      Memory gradients = memory(depth, word);
      gradients.write(
          in("store_gradient", storesOuter.gradient()),
          in("gradient_write", addresses.gradientWrite()),
          stored);
      own = gradients.read(in("gradient_address", addresses.gradient()));
      beside = choice.bit(1).mux(own, beside);
    }
    Bits forward = in("forward", operands.forward());
    Bits by =
        forward.mux(in("activation", operands.input()), in("error", operands.error())).named("by");
    Bits columnFactor = in("column_factor", operands.columnFactor());
    weight = out("weight", read);
    gradient = out("gradient", own);
    product = out("product", new FpMultiplier(this, parameters.multiplier(), reg(read), reg(by)).y);
    change =
        out(
            "change",
            new FpMultiplier(this, parameters.changeMultiplier(), reg(beside), columnFactor).y);
  }
}
