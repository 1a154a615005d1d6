package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;
import java.util.ArrayList;
import java.util.List;

/** Copies of a stream; a bit for each copy remembers that its consumer has had the item. */
@Machinery
final class Fork {
  private Fork() {}

  static <T> List<Stream<T>> of(Stream<T> in, int copies) {
    if (copies < 1) {
      throw new IllegalArgumentException(
          "fork(" + copies + ") leaves no consumer; ask for at least 1 copy");
    }
    Module module = in.module();
    Wire all = module.wire(in.clock(), 1);
    all.named(in.name("", "all_done"));
    Bits waiting = in.valid().and(all.not());
    List<Stream<T>> streams = new ArrayList<>(copies);
    Bits together = all.constant(1);
    for (int copy = 0; copy < copies; copy++) {
      String name = in.name("", "copy" + copy);
      Wire ready = module.wire(in.clock(), 1);
      ready.named(name + "_ready");
      Bits done =
          module
              .reg(in.clock(), 1)
              .reset(0)
              .next(had -> waiting.and(had.or(ready)))
              .named(name + "_done");
      Bits valid = in.valid().and(done.not()).named(name + "_valid");
      streams.add(new Stream<>(in.clock(), in.shape(), name, valid, in.data(), ready));
      Bits has = done.or(ready);
      together = copy == 0 ? has : together.and(has);
    }
    all.drive(together);
    in.ready(all);
    return List.copyOf(streams);
  }
}
