package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Link;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Items that flow from a producer to one consumer, each when both agree.
 *
 * <p>The contract: an item is passed on in every cycle in which {@code valid} and {@code ready} are
 * 1 before the edge. {@code valid} never waits for {@code ready}, neither within a cycle nor over
 * cycles; {@code ready} may wait for {@code valid}. Once {@code valid} is 1, it stays 1 and the
 * data rests until the item is passed on. What happens while the reset is 1 does not count.
 *
 * <p>The data of a stream is untimed: {@link #pipeWithEnable} and {@link #pipeWithCredits} carry it
 * through a {@link Pipe} and back.
 *
 * <pre>{@code
 * Stream<Pixel> pixels = in("pixels", outer);
 * Stream<Bits> grey = pixels.cut().fifo(16).map(Shape.bits(8), p -> p.red().add(p.blue()));
 * result = out("grey", grey);
 * }</pre>
 *
 * <p>Ports of a stream called {@code name}: {@code name_valid}, {@code name_ready} against the
 * flow, and {@code name_data} or, for a record, {@code name_<field>}.
 */
@Machinery
public final class Stream<T> implements Link<Stream<T>> {
  private final Clock clock;
  private final Shape<T> shape;
  private final String name;
  private final Bits valid;
  private final T data;
  private final Wire ready;
  private boolean taken;

  Stream(Clock clock, Shape<T> shape, String name, Bits valid, T data, Wire ready) {
    this.clock = clock;
    this.shape = shape;
    this.name = name;
    this.valid = valid;
    this.data = shape.fit(data);
    this.ready = ready;
  }

  // Ends

  /** A stream into the design's top. */
  public static <T> Stream<T> in(Module top, String name, Shape<T> shape) {
    return in(top, top.clock(), name, shape);
  }

  /** A stream into the design's top in another clock's domain. */
  public static <T> Stream<T> in(Module top, Clock clock, String name, Shape<T> shape) {
    Bits valid = top.in(clock, name + "_valid", 1);
    T data = shape.build(dataName(name, shape), (field, width) -> top.in(clock, field, width));
    Stream<T> entered = arriving(top, clock, shape, name, valid, data);
    top.out(name + "_ready", entered.ready);
    return entered;
  }

  /** A parent's stream as a module inside sees it, in the domain of one of the module's clocks. */
  public static <T> Stream<T> in(Module inside, Clock clock, String name, Stream<T> outer) {
    outer.take();
    Bits valid = inside.in(clock, name + "_valid", outer.valid);
    T data =
        outer.shape.map(
            dataName(name, outer.shape),
            outer.data,
            (field, bits) -> inside.in(clock, field, bits));
    Stream<T> entered = arriving(inside, clock, outer.shape, name, valid, data);
    inside.driveOuter(outer.ready, inside.out(name + "_ready", entered.ready));
    return entered;
  }

  private static <T> Stream<T> arriving(
      Module module, Clock clock, Shape<T> shape, String name, Bits valid, T data) {
    Wire ready = module.wire(clock, 1);
    ready.named(name + "_ready");
    return new Stream<>(clock, shape, name, valid, data, ready);
  }

  /**
   * A stream made by the module's own logic, which keeps the contract and reads {@link #ready()}.
   */
  public static <T> Stream<T> of(Shape<T> shape, Bits valid, T data) {
    return valid.module().receiving(name -> of(valid.module().clock(), shape, name, valid, data));
  }

  /** The same in another clock's domain. */
  public static <T> Stream<T> of(Clock clock, Shape<T> shape, Bits valid, T data) {
    return valid.module().receiving(name -> of(clock, shape, name, valid, data));
  }

  static <T> Stream<T> of(Clock clock, Shape<T> shape, String name, Bits valid, T data) {
    Wire ready = valid.module().wire(clock, 1);
    ready.named(join(name, "ready"));
    return new Stream<>(clock, shape, name, valid, data, ready);
  }

  @Override
  public Stream<T> enter(Module inside, String port) {
    return in(inside, inside.clock(), port, this);
  }

  @Override
  public Stream<T> leave(String port) {
    take();
    Module module = module();
    String dataPort = dataName(port, shape);
    if (module.outerClock(clock).isEmpty()) {
      module.out(port + "_valid", valid);
      module.out(dataPort, shape, data);
      ready.drive(module.in(clock, port + "_ready", 1));
      return this;
    }
    Wire outerReady = module.outerWire(clock, port + "_ready", 1);
    ready.drive(module.in(clock, port + "_ready", outerReady));
    Bits outerValid = module.out(port + "_valid", valid);
    T outerData = module.out(dataPort, shape, data);
    Clock outer = module.outerClock(clock).orElseThrow();
    return new Stream<>(outer, shape, port, outerValid, outerData, outerReady);
  }

  // Signals

  /** The clock whose edges pass items on. */
  public Clock clock() {
    return clock;
  }

  /** The shape of the items. */
  public Shape<T> shape() {
    return shape;
  }

  /** Whether there is an item. */
  public Bits valid() {
    return valid;
  }

  /** The item, where there is one. */
  public T data() {
    return data;
  }

  /** Whether the consumer takes an item. */
  public Bits ready() {
    return ready;
  }

  /** Whether an item is passed on. */
  public Bits passes() {
    return valid.and(ready);
  }

  /** Takes the stream: says in which cycles an item would be taken. */
  public void ready(Bits takes) {
    take();
    ready.drive(takes);
  }

  Module module() {
    return valid.module();
  }

  /** A name for what is made of this stream. */
  String name(String wished, String step) {
    return wished.isEmpty() ? join(name, step) : wished;
  }

  /** Marks the stream as consumed. */
  void take() {
    if (taken) {
      throw module()
          .refuse(
              Code.DOUBLY_DRIVEN,
              "stream " + (name.isEmpty() ? "of " + valid : name) + " is taken a second time",
              "fork() it and take each copy once",
              valid);
    }
    taken = true;
  }

  /** The name of the data signals of a stream: a record's fields bring their own. */
  static String dataName(String base, Shape<?> shape) {
    return shape.fields().get(0).name().isEmpty() ? join(base, "data") : base;
  }

  static String join(String base, String end) {
    return base.isEmpty() ? end : base + "_" + end;
  }

  // Elements

  /**
   * Registers the forward path: {@code valid} and data come from flip-flops, {@code ready} passes
   * through. Latency 1, an item every cycle; width + 1 FF, 2 LUT.
   */
  public Stream<T> cut() {
    return module().receiving(to -> Cut.of(this, name(to, "cut")));
  }

  /**
   * Registers the way back: {@code ready} comes from a flip-flop, {@code valid} and data pass
   * through or come from the one item stored. Latency 0, an item every cycle; width + 1 FF, about
   * width + 3 LUT (a two-way choice for each bit).
   */
  public Stream<T> skid() {
    return module().receiving(to -> Skid.of(this, name(to, "skid")));
  }

  /**
   * A queue of {@code depth} items; see {@link Fifo} up to 64 items and {@link BlockFifo} above.
   */
  public Stream<T> fifo(int depth) {
    return module().receiving(to -> Buffered.of(this, depth).stream());
  }

  /** The same with the number of items in it. */
  public Buffered<T> fifoWithOccupancy(int depth) {
    return module().receiving(to -> Buffered.of(this, depth));
  }

  /**
   * A queue of {@code depth} items, a power of two, into another clock's domain: {@link AsyncFifo}.
   */
  public Stream<T> fifo(int depth, Clock reader) {
    if (depth < 4 || Integer.bitCount(depth) != 1) {
      throw module()
          .refuse(
              Code.MEMORY,
              "an asynchronous fifo of " + depth + " items",
              "give it a power of two, 4 or more: grey code needs it",
              valid);
    }
    return unpacked(shape, new AsyncFifo(module(), packed(), reader, depth).out);
  }

  /** Each item replaced by a function of it; costs what the function costs, latency 0. */
  public <U> Stream<U> map(Shape<U> mapped, Function<T, U> function) {
    take();
    return new Stream<>(clock, mapped, name, valid, function.apply(data), ready);
  }

  /** Each item replaced by another of the same shape. */
  public Stream<T> map(UnaryOperator<T> function) {
    return map(shape, function);
  }

  /**
   * Copies for several consumers. The fork is eager: each consumer takes its copy when it likes,
   * and the next item comes once all have. A lazy fork would offer an item only when every consumer
   * is ready, which lets {@code valid} wait for {@code ready}. Latency 0, an item every cycle; a
   * flip-flop and about 2 LUT a copy.
   */
  public List<Stream<T>> fork(int copies) {
    return Fork.of(this, copies);
  }

  /**
   * Items of two streams in pairs: one of each is taken together. Latency 0, an item every cycle; 3
   * LUT and what the function costs.
   */
  public <U, V> Stream<V> join(Stream<U> other, Shape<V> shape, BiFunction<T, U, V> function) {
    return module().receiving(to -> Join.of(this, other, name(to, "join"), shape, function));
  }

  /** Items of several streams in turn, no stream waiting for more than all others once. */
  public static <T> Stream<T> roundRobin(List<Stream<T>> streams) {
    return arbiter(streams, Arbiter.Policy.ROUND_ROBIN);
  }

  /** Items of several streams, the first stream that has one first. */
  public static <T> Stream<T> byPriority(List<Stream<T>> streams) {
    return arbiter(streams, Arbiter.Policy.FIXED_PRIORITY);
  }

  private static <T> Stream<T> arbiter(List<Stream<T>> streams, Arbiter.Policy policy) {
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("an arbiter of no streams; give it at least one");
    }
    Stream<T> first = streams.get(0);
    for (Stream<T> stream : streams) {
      if (!stream.shape.fields().equals(first.shape.fields())) {
        throw first
            .module()
            .refuse(
                Code.WIDTH,
                "an arbiter of streams of " + first.shape + " and of " + stream.shape,
                "map() them to one shape",
                stream.valid,
                first.valid);
      }
    }
    List<Stream<Bits>> packed = streams.stream().map(Stream::packed).toList();
    return unpacked(first.shape, new Arbiter(first.module(), packed, policy).out);
  }

  /**
   * Carries the items through a pipe that rests while its last item is not taken. Latency as the
   * pipe's, an item every cycle; a valid flip-flop a stage and one LUT whose output enables every
   * register of the pipe.
   */
  public <U> Stream<U> pipeWithEnable(Shape<U> result, BiFunction<Pipe, T, U> stages) {
    return module().receiving(to -> Pipeline.withEnable(this, name(to, "piped"), result, stages));
  }

  /**
   * Carries the items through a pipe that never rests, into a queue with a place for every item
   * under way: a long pipe without a far-reaching enable. Latency 1 more than the pipe's (2 above
   * 62 stages), an item every cycle; a valid flip-flop a stage, a counter, and a {@link Fifo} of
   * the latency + 2 items.
   */
  public <U> Stream<U> pipeWithCredits(Shape<U> result, BiFunction<Pipe, T, U> stages) {
    return module().receiving(to -> Pipeline.withCredits(this, name(to, "piped"), result, stages));
  }

  /** Takes every item at once: a stream that is never held back. */
  public Valid<T> always() {
    ready(valid.constant(1));
    return new Valid<>(clock, shape, name, valid, data);
  }

  /** The items as single signals. */
  Stream<Bits> packed() {
    return map(Shape.bits(shape.width()), shape::pack);
  }

  /** The items that {@link #packed} packed. */
  static <T> Stream<T> unpacked(Shape<T> shape, Stream<Bits> packed) {
    return packed.map(shape, shape::unpack);
  }
}
