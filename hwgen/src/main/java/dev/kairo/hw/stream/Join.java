package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;
import java.util.function.BiFunction;

/** One item of each of two streams, taken together. */
@Machinery
final class Join {
  private Join() {}

  static <T, U, V> Stream<V> of(
      Stream<T> left, Stream<U> right, String name, Shape<V> shape, BiFunction<T, U, V> function) {
    Wire ready = left.module().wire(left.clock(), 1);
    ready.named(name + "_ready");
    Bits valid = left.valid().and(right.valid()).named(name + "_valid");
    V data = function.apply(left.data(), right.data());
    left.ready(right.valid().and(ready));
    right.ready(left.valid().and(ready));
    return new Stream<>(left.clock(), shape, name, valid, data, ready);
  }
}
