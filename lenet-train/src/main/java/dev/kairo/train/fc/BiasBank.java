package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpAdder;

/**
 * The biases, each stepped as its error passes: one adder and a simple dual port memory.
 *
 * <p>Biases are loaded and looked at while no error passes.
 */
final class BiasBank extends Module {
  /** The bias that is looked at, a cycle later. */
  final Bits bias;

  /** A bias and the step it takes. */
  record Step(Bits enable, Bits index, Bits step) {}

  BiasBank(Module parent, FcParameters parameters, Step stepOuter, MemoryAccess accessOuter) {
    super(parent, parameters.inputs(), parameters.adder());
    Bits enable = in("enable", stepOuter.enable());
    Bits index = in("index", stepOuter.index());
    Bits step = in("step", stepOuter.step());
    MemoryAccess access = accessOuter.into(this);
    Pipe t = pipe(enable, index, step);
    Memory biases = memory(parameters.inputs(), step.width());
    Bits address = enable.mux(index, t.arrives(access.address(), 0));
    Bits before = biases.read(address);
    Bits after = new FpAdder(this, parameters.adder(), before, t.at(step, 1)).y;
    int due = t.cycle(after);
    Bits stepped = t.untimed(t.validAt(enable, due));
    biases.write(
        stepped.or(access.write()),
        access.write().mux(access.address(), t.untimed(t.at(index, due))),
        access.write().mux(access.word(), t.untimed(after)));
    bias = out("bias", before);
  }
}
