package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;

/** A stream that is taken before it is known where it comes from. */
final class Later {
  private final Wire valid;
  private final Wire data;
  private final Stream<Bits> stream;

  Later(Module module, int width) {
    valid = module.wire(1);
    data = module.wire(width);
    stream = Stream.of(Shape.bits(width), valid, data);
  }

  Stream<Bits> stream() {
    return stream;
  }

  void comesFrom(Stream<Bits> source) {
    valid.drive(source.valid());
    data.drive(source.data());
    source.ready(stream.ready());
  }
}
