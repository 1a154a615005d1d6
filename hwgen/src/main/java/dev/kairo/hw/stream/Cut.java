package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;

/** One item in flip-flops on the forward path. */
@Machinery
final class Cut {
  private Cut() {}

  static <T> Stream<T> of(Stream<T> in, String name) {
    Module module = in.module();
    Wire ready = module.wire(in.clock(), 1);
    ready.named(name + "_ready");
    Bits valid =
        module
            .reg(in.clock(), 1)
            .reset(0)
            .next(stored -> in.valid().or(stored.and(ready.not())))
            .named(name + "_valid");
    Bits takes = valid.not().or(ready);
    T data =
        in.shape()
            .map(
                Stream.dataName(name, in.shape()),
                in.data(),
                (field, bits) ->
                    module.reg(in.clock(), bits.width()).enable(takes).next(bits).named(field));
    in.ready(takes);
    return new Stream<>(in.clock(), in.shape(), name, valid, data, ready);
  }
}
