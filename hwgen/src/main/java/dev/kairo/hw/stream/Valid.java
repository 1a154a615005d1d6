package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Link;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.ir.Machinery;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Items that come when they come: {@code valid} says in which cycles, and nobody can hold them
 * back.
 *
 * <p>Ports of one called {@code name}: {@code name_valid}, and {@code name_data} or, for a record,
 * {@code name_<field>}.
 */
@Machinery
public final class Valid<T> implements Link<Valid<T>> {
  private final Clock clock;
  private final Shape<T> shape;
  private final String name;
  private final Bits valid;
  private final T data;

  Valid(Clock clock, Shape<T> shape, String name, Bits valid, T data) {
    this.clock = clock;
    this.shape = shape;
    this.name = name;
    this.valid = valid;
    this.data = shape.fit(data);
  }

  /** Items into the design's top. */
  public static <T> Valid<T> in(Module top, String name, Shape<T> shape) {
    Bits valid = top.in(name + "_valid", 1);
    return new Valid<>(
        top.clock(), shape, name, valid, top.in(Stream.dataName(name, shape), shape));
  }

  /** Items made by the module's own logic. */
  public static <T> Valid<T> of(Shape<T> shape, Bits valid, T data) {
    Module module = valid.module();
    return module.receiving(name -> new Valid<>(module.clock(), shape, name, valid, data));
  }

  @Override
  public Valid<T> enter(Module inside, String port) {
    Bits entered = inside.in(port + "_valid", valid);
    T data = inside.in(Stream.dataName(port, shape), shape, this.data);
    return new Valid<>(inside.clock(), shape, port, entered, data);
  }

  @Override
  public Valid<T> leave(String port) {
    Module module = valid.module();
    Bits left = module.out(port + "_valid", valid);
    T data = module.out(Stream.dataName(port, shape), shape, this.data);
    return new Valid<>(module.outerClock(clock).orElse(clock), shape, port, left, data);
  }

  /** The clock in whose cycles the items come. */
  public Clock clock() {
    return clock;
  }

  /** The shape of the items. */
  public Shape<T> shape() {
    return shape;
  }

  /** Whether an item comes. */
  public Bits valid() {
    return valid;
  }

  /** The item, when one comes. */
  public T data() {
    return data;
  }

  /** Each item replaced by a function of it; costs what the function costs, latency 0. */
  public <U> Valid<U> map(Shape<U> mapped, Function<T, U> function) {
    return new Valid<>(clock, mapped, name, valid, function.apply(data));
  }

  /** The items one cycle later; width + 1 FF. */
  public Valid<T> cut() {
    return valid.module().receiving(to -> cut(to.isEmpty() ? Stream.join(name, "cut") : to));
  }

  private Valid<T> cut(String to) {
    Module module = valid.module();
    Bits later = module.reg(clock, 1).reset(0).next(valid).named(to + "_valid");
    T stored =
        shape.map(
            Stream.dataName(to, shape),
            data,
            (field, bits) -> module.reg(clock, bits.width()).enable(valid).next(bits).named(field));
    return new Valid<>(clock, shape, to, later, stored);
  }

  /**
   * Carries the items through a pipe that never rests. Latency as the pipe's, an item every cycle;
   * a valid flip-flop a stage.
   */
  public <U> Valid<U> pipe(Shape<U> result, BiFunction<Pipe, T, U> stages) {
    return valid.module().receiving(to -> pipe(result, stages, to));
  }

  private <U> Valid<U> pipe(Shape<U> result, BiFunction<Pipe, T, U> stages, String to) {
    String base = to.isEmpty() ? Stream.join(name, "piped") : to;
    Pipe pipe = valid.module().pipe(clock);
    Pipeline.End<U> end = Pipeline.run(pipe, shape, data, valid, base, result, stages);
    return new Valid<>(clock, result, base, end.valid(), end.data());
  }

  /**
   * Catches the items in a queue of {@code depth}, from which a stream takes them; an item that
   * finds the queue full is lost and reported.
   */
  public Caught<T> fifo(int depth) {
    return valid.module().receiving(to -> caught(depth));
  }

  private Caught<T> caught(int depth) {
    Stream<T> offered = Stream.of(clock, shape, Stream.join(name, "caught"), valid, data);
    Stream<T> stream = offered.fifo(depth);
    return new Caught<>(stream, valid.and(offered.ready().not()));
  }

  /** A stream of caught items, and in which cycles one was lost. */
  public record Caught<T>(Stream<T> stream, Bits overflow) {}
}
