package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;

/**
 * The errors that arrive for a row, and with a ReLU the marks of whether they pass: of each sample
 * and output whether the output was above zero.
 *
 * <p>Cost: a memory of a few samples' errors, and one of all samples' marks.
 */
final class PassedErrors extends Module {
  /** The error behind the ReLU, a cycle behind its address. */
  final Bits error;

  /** Whether and where a word is stored, and where one is read. */
  record Place(Bits write, Bits writeAddress, Bits word, Bits address) {}

  PassedErrors(Module parent, boolean relu, Place errorsOuter, Place marksOuter) {
    super(parent, relu);
    Bits arrived = read("error", errorsOuter);
    error =
        out("passed", relu ? read("mark", marksOuter).mux(arrived, arrived.constant(0)) : arrived);
  }

  private Bits read(String name, Place outer) {
    Bits address = in(name + "_address", outer.address());
    Bits word = in(name, outer.word());
    Memory words = memory(1 << address.width(), word.width());
    words.write(
        in(name + "_write", outer.write()),
        in(name + "_write_address", outer.writeAddress()),
        word);
    return words.read(address);
  }
}
