package dev.kairo.hw.stream;

import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;

/**
 * A stream that is taken before it is known where it comes from, as in a ring of modules.
 *
 * <pre>{@code
 * Later<Bits> back = Later.of(this, Shape.bits(8));
 * Stream<Bits> forth = new Worker(this, back.stream()).out;
 * back.comesFrom(forth.cut());
 * }</pre>
 */
@Machinery
public final class Later<T> {
  private final Shape<T> shape;
  private final Wire valid;
  private final T wires;
  private final Stream<T> stream;

  private Later(Module module, Shape<T> shape) {
    this.shape = shape;
    valid = module.wire(1);
    wires = shape.build("later", (name, width) -> module.wire(width));
    stream = Stream.of(shape, valid, wires);
  }

  /** A stream inside a module. */
  public static <T> Later<T> of(Module module, Shape<T> shape) {
    return new Later<>(module, shape);
  }

  /** The stream, to be taken once as any other. */
  public Stream<T> stream() {
    return stream;
  }

  /** Says where it comes from. */
  public void comesFrom(Stream<T> source) {
    valid.drive(source.valid());
    shape.drive(wires, source.data());
    source.ready(stream.ready());
  }
}
