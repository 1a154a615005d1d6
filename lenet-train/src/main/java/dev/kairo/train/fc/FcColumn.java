package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the N columns: the activations of every N-th output and M lanes with their weights.
 *
 * <p>Cost: M lanes, M weight banks, M adders of the sum, one activation bank of a few samples.
 */
final class FcColumn extends Module {
  /** The errors that leave, one a cycle. */
  final Bits leaving;

  /** The weight that each lane's bank gives. */
  final List<Bits> weights = new ArrayList<>();

  /**
   * What every column gets, in the cycle of the step.
   *
   * @param weightAddress where the step's weights are
   * @param activationAddress where the step's activation is
   * @param first whether the step is a sum's first
   * @param errors for each lane its error
   * @param steps for each lane the negative learning rate times its error
   * @param slot where waiting sums are put
   */
  record Step(
      Bits weightAddress,
      Bits activationAddress,
      Bits first,
      List<Bits> errors,
      List<Bits> steps,
      Bits slot) {}

  /**
   * What is written, whenever it comes.
   *
   * @param enables for each lane whether its weight is written
   * @param loading whether the weight comes from outside
   */
  record Writes(
      List<Bits> enables,
      Bits address,
      Bits loading,
      Bits loaded,
      Bits activationEnable,
      Bits activationAddress,
      Bits activation) {}

  FcColumn(Module parent, FcParameters parameters, Step stepOuter, Writes writesOuter) {
    super(parent, parameters);
    Bits weightAddress = in("weight_address", stepOuter.weightAddress());
    Bits activationAddress = in("activation_address", stepOuter.activationAddress());
    Bits first = in("first", stepOuter.first());
    List<Bits> errors = each("error", stepOuter.errors());
    List<Bits> steps = each("step", stepOuter.steps());
    Bits slot = in("slot", stepOuter.slot());
    List<Bits> enables = each("write_enable", writesOuter.enables());
    Bits writeAddress = in("write_address", writesOuter.address());
    Bits loading = in("loading", writesOuter.loading());
    Bits loaded = in("loaded", writesOuter.loaded());

    List<Bits> entering = new ArrayList<>(List.of(weightAddress, activationAddress, first));
    entering.addAll(errors);
    entering.addAll(steps);
    Pipe t = pipe(entering.toArray(Bits[]::new));
    Memory activations = memory(1 << activationAddress.width(), loaded.width());
    activations.write(
        in("activation_enable", writesOuter.activationEnable()),
        in("activation_write", writesOuter.activationAddress()),
        in("activation", writesOuter.activation()));
    Bits activation = activations.read(activationAddress);

    List<Bits> products = new ArrayList<>();
    for (int i = 0; i < parameters.m(); i++) {
      var updated = wire(loaded.width());
      Bits word = loading.mux(loaded, updated);
      WeightBank bank =
          new WeightBank(
              this,
              parameters.steps(),
              weightAddress,
              new WeightBank.Write(enables.get(i), writeAddress, word));
      bank.instanceName("bank" + i);
      UpdateLane lane =
          new UpdateLane(
              this,
              parameters,
              new UpdateLane.Words(
                  bank.weight, t.at(errors.get(i), 1), t.at(steps.get(i), 1), activation));
      lane.instanceName("lane" + i);
      updated.drive(t.untimed(lane.updated));
      products.add(lane.product);
      weights.add(out("weight" + i, bank.weight));
    }
    Bits firstDue = t.at(first, t.cycle(products.get(0)));
    leaving =
        out(
            "leaving",
            new RotatingSum(this, parameters.adder(), parameters.sums(), products, firstDue, slot)
                .sum);
  }

  private List<Bits> each(String name, List<Bits> outer) {
    List<Bits> inner = new ArrayList<>();
    for (int i = 0; i < outer.size(); i++) {
      inner.add(in(name + i, outer.get(i)));
    }
    return inner;
  }
}
