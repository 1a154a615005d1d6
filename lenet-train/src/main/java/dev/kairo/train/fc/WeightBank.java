package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;

/**
 * The weights of one lane: a read each cycle, and a write each cycle elsewhere.
 *
 * <p>Cost: the block RAM or LUT RAM that {@code steps} words take in a simple dual port memory.
 */
final class WeightBank extends Module {
  /** The word at the address, a cycle later. */
  final Bits weight;

  /** What is written, and when; every word of it is there in the same cycle. */
  record Write(Bits enable, Bits address, Bits word) {}

  WeightBank(Module parent, int depth, Bits addressOuter, Write writeOuter) {
    super(parent, depth, addressOuter.width(), writeOuter.word().width());
    Bits address = in("address", addressOuter);
    pipe(address);
    Memory weights = memory(depth, writeOuter.word().width());
    weights.write(
        in("write_enable", writeOuter.enable()),
        in("write_address", writeOuter.address()),
        in("write_word", writeOuter.word()));
    weight = out("weight", weights.read(address));
  }
}
