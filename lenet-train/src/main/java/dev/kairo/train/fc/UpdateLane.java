package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpMultiplier;

/**
 * The arithmetic of one lane: a weight's part of an error that leaves, and the weight after the
 * step.
 *
 * <p>Cost: two multipliers, one adder (the sum's adder stands in the column), and the registers in
 * which a weight waits for its change. Latencies: the multiplier's, and both units' together.
 */
final class UpdateLane extends Module {
  /** The weight times the error. */
  final Bits product;

  /** The weight plus the step times the activation. */
  final Bits updated;

  /** What a lane takes in one cycle; {@code step} is the negative learning rate times the error. */
  record Words(Bits weight, Bits error, Bits step, Bits activation) {}

  UpdateLane(Module parent, FcParameters parameters, Words outer) {
    super(parent, parameters.multiplier(), parameters.adder());
    Bits weight = in("weight", outer.weight());
    Bits error = in("error", outer.error());
    Bits step = in("step", outer.step());
    Bits activation = in("activation", outer.activation());
    Pipe t = pipe(weight, error, step, activation);
    product = out("product", new FpMultiplier(this, parameters.multiplier(), weight, error).y);
    Bits change = new FpMultiplier(this, parameters.multiplier(), step, activation).y;
    Bits waiting = t.at(weight, t.cycle(change));
    updated = out("updated", new FpAdder(this, parameters.adder(), waiting, change).y);
  }
}
