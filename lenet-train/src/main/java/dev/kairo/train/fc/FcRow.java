package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.fp.FpRelu;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the M rows of a forward pass: the weights and biases of every M-th output.
 *
 * <p>Cost: N weight banks, N multipliers, N adders of the sum, one adder and one memory for the
 * biases. Latency: a cycle, the multiplier's, the sum's and an adder's.
 */
final class FcRow extends Module {
  /** The outputs, one a cycle. */
  final Bits leaving;

  /** The weights that the banks give, the first column's lowest. */
  final Bits weights;

  /** The bias that is looked at, a cycle later. */
  final Bits bias;

  /**
   * What every row gets.
   *
   * @param address where the step's weights are
   * @param activations for each column its input, a cycle after the address
   * @param first whether the step is its sums' first, in the cycle of the address
   * @param slot where waiting sums are put
   * @param biasAddress where the bias of the next cycle's sum is
   */
  record Step(Bits address, List<Bits> activations, Bits first, Bits slot, Bits biasAddress) {}

  /** Words from outside: whether weights or a bias are stored, where, and what. */
  record Load(Bits weights, Bits bias, Bits address, Bits words) {}

  FcRow(Module parent, FcForwardParameters parameters, Step stepOuter, Load loadOuter) {
    super(parent, parameters);
    Bits address = in("address", stepOuter.address());
    List<Bits> activations = new ArrayList<>();
    for (int i = 0; i < parameters.n(); i++) {
      activations.add(in("activation" + i, stepOuter.activations().get(i)));
    }
    Bits first = in("first", stepOuter.first());
    Bits slot = in("slot", stepOuter.slot());
    Bits biasAddress = in("bias_address", stepOuter.biasAddress());
    Bits loadWeights = in("load_weights", loadOuter.weights());
    Bits loadBias = in("load_bias", loadOuter.bias());
    Bits loadAddress = in("load_address", loadOuter.address());
    Bits words = in("words", loadOuter.words());

    Pipe t = pipe(address, first);
    int word = parameters.format().width();
    List<Bits> read = new ArrayList<>();
    List<Bits> products = new ArrayList<>();
    for (int i = 0; i < parameters.n(); i++) {
      Bits loaded = Columns.part(words, word, i);
      WeightBank bank =
          new WeightBank(
              this,
              parameters.steps(),
              address,
              new WeightBank.Write(
                  loadWeights, loadAddress.low(Counter.width(parameters.steps())), loaded));
      bank.instanceName("bank" + i);
      Bits activation = t.arrives(activations.get(i), 1);
      products.add(new FpMultiplier(this, parameters.multiplier(), bank.weight, activation).y);
      read.add(bank.weight);
    }
    Bits firstDue = t.at(first, t.cycle(products.get(0)));
    Bits sum =
        new RotatingSum(this, parameters.adder(), parameters.sums(), products, firstDue, slot).sum;

    Memory biases = memory(parameters.rotation(), word);
    Bits bias = biases.read(biasAddress);
    biases.write(loadBias, loadAddress.low(Counter.width(parameters.rotation())), words.low(word));
    Bits biased = new FpAdder(this, parameters.adder(), sum, t.arrives(bias, t.cycle(sum))).y;
    weights = out("weights", Columns.joined(read));
    this.bias = out("bias", bias);
    leaving = out("leaving", parameters.relu() ? FpRelu.of(parameters.format(), biased) : biased);
  }
}
