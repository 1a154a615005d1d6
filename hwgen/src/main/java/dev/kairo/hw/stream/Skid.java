package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;

/**
 * A place for the one item that arrives while the consumer has stopped, so that ready is stored.
 */
@Machinery
final class Skid {
  private Skid() {}

  static <T> Stream<T> of(Stream<T> in, String name) {
    Module module = in.module();
    Wire ready = module.wire(in.clock(), 1);
    ready.named(name + "_ready");
    Wire valid = module.wire(in.clock(), 1);
    valid.named(name + "_valid");
    Bits full =
        module.reg(in.clock(), 1).reset(0).next(valid.and(ready.not())).named(name + "_full");
    Bits empty = full.not();
    T stored =
        in.shape()
            .map(
                Stream.dataName(name, in.shape()),
                in.data(),
                (field, bits) ->
                    module
                        .reg(in.clock(), bits.width())
                        .enable(empty)
                        .next(bits)
                        .named(field + "_stored"));
    valid.drive(in.valid().or(full));
    T data = in.shape().mux(full, stored, in.data());
    in.shape().map(Stream.dataName(name, in.shape()), data, (field, bits) -> bits.named(field));
    in.ready(empty);
    return new Stream<>(in.clock(), in.shape(), name, valid, data, ready);
  }
}
