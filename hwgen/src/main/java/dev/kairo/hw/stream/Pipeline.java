package dev.kairo.hw.stream;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Machinery;
import java.util.List;
import java.util.function.BiFunction;

/** A pipe between two streams: items enter its count of cycles and leave it again. */
@Machinery
final class Pipeline {
  private Pipeline() {}

  /** What comes out of a pipe, taken out of its count. */
  record End<U>(Bits valid, U data, int latency) {}

  static <T, U> Stream<U> withEnable(
      Stream<T> in, String name, Shape<U> shape, BiFunction<Pipe, T, U> stages) {
    Module module = in.module();
    Wire moves = module.wire(in.clock(), 1);
    moves.named(name + "_moves");
    Pipe pipe = module.pipe(in.clock()).enable(moves);
    End<U> end = run(pipe, in.shape(), in.data(), in.valid(), name, shape, stages);
    in.ready(moves);
    Stream<U> out = Stream.of(in.clock(), shape, name, end.valid(), end.data());
    moves.drive(end.valid().not().or(out.ready()));
    return out;
  }

  static <T, U> Stream<U> withCredits(
      Stream<T> in, String name, Shape<U> shape, BiFunction<Pipe, T, U> stages) {
    Module module = in.module();
    Wire credit = module.wire(in.clock(), 1);
    credit.named(name + "_credit");
    Bits enters = in.valid().and(credit).named(name + "_enters");
    in.ready(credit);
    Pipe pipe = module.pipe(in.clock());
    End<U> end = run(pipe, in.shape(), in.data(), enters, name, shape, stages);
    int places = places(end.latency());
    Stream<U> landing = Stream.of(in.clock(), shape, name + "_end", end.valid(), end.data());
    Stream<U> out = Buffered.of(landing, places).stream();
    Bits leaves = out.passes();
    Bits free =
        module
            .reg(in.clock(), Buffered.countWidth(places))
            .reset(places)
            .enable(enters.xor(leaves))
            .next(left -> left.add(enters.mux(left.constant(-1), left.constant(1))))
            .named(name + "_free");
    credit.drive(free.any());
    return out;
  }

  /** A credit is away for the pipe, the queue and the cycle in which it is counted. */
  private static int places(int latency) {
    int distributed = latency + 2;
    return distributed <= Buffered.DISTRIBUTED ? distributed : distributed + 1;
  }

  /** Items and their valid bit, carried through the stages together. */
  static <T, U> End<U> run(
      Pipe pipe,
      Shape<T> items,
      T data,
      Bits valid,
      String name,
      Shape<U> shape,
      BiFunction<Pipe, T, U> stages) {
    T start = items.map("", data, (field, bits) -> pipe.arrives(bits, 0));
    U result = shape.fit(stages.apply(pipe, start));
    List<Bits> aligned = pipe.align(shape.parts(result).toArray(Bits[]::new));
    // A result that is constant belongs to no cycle.
    int latency = Math.max(0, aligned.stream().mapToInt(pipe::cycle).max().orElse(0));
    Bits tracked = pipe.arrives(valid, 0);
    for (int cycle = 1; cycle <= latency; cycle++) {
      tracked = pipe.stageValid(tracked).named(name + "_valid" + cycle);
    }
    int[] next = {0};
    U end = shape.build("", (field, width) -> pipe.untimed(aligned.get(next[0]++)));
    return new End<>(pipe.untimed(tracked), end, latency);
  }
}
