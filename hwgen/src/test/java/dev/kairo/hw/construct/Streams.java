package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.stream.Buffered;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Streams and their elements. */
final class Streams {
  private record Sample(Bits level, Bits weight) {}

  private static final Shape<Sample> SAMPLE = Shape.of(Sample.class, Shape.bits(7), Shape.bits(64));
  private static final Shape<Bits> ITEM = Shape.bits(9);

  /** Fills every queue while warming up, so that no word of a memory stays unknown. */
  private static final Stimulus FLOWING =
      (port, width, cycle, random) -> {
        boolean flowing = port.endsWith("_valid") || port.endsWith("_ready");
        if (cycle < Stimulus.WARM_UP && flowing) {
          return Value.of(1, 1);
        }
        return port.endsWith("rst")
            ? Value.of(1, cycle < Stimulus.RESET ? 1 : 0)
            : Stimulus.RANDOM.value(port, width, cycle, random);
      };

  /** Items through a module of its own, buffered. */
  private static final class Stage extends Module {
    final Stream<Sample> out;

    Stage(Module parent, Stream<Sample> outer) {
      super(parent);
      Stream<Sample> samples = in("samples", outer);
      Stream<Sample> early = samples.cut();
      out = out("out", early.skid());
    }
  }

  private Streams() {}

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    all.add(element("stream_cut", Stream::cut));
    all.add(element("stream_skid", Stream::skid));
    for (int depth : new int[] {2, 5, 16, 64, 65, 200}) {
      all.add(element("stream_fifo_" + depth, stream -> stream.fifo(depth)));
    }
    all.add(
        element(
            "stream_map",
            stream -> stream.map(s -> new Sample(s.level().not(), s.weight().add(1)))));
    all.add(element("stream_pipe_with_enable", stream -> piped(stream, false)));
    all.add(element("stream_pipe_with_credits", stream -> piped(stream, true)));
    all.add(element("stream_modules", Streams::modules));
    all.add(Construct.of("stream_fork_join", FLOWING, Streams::forkAndJoin));
    all.add(Construct.of("stream_occupancy", FLOWING, Streams::occupancy));
    all.add(Construct.of("stream_caught", FLOWING, Streams::caught));
    for (int inputs : new int[] {1, 2, 5}) {
      all.add(
          Construct.of(
              "stream_round_robin_" + inputs,
              FLOWING,
              m -> m.out("out", Stream.roundRobin(inputs(m, inputs)))));
      all.add(
          Construct.of(
              "stream_by_priority_" + inputs,
              FLOWING,
              m -> m.out("out", Stream.byPriority(inputs(m, inputs)))));
    }
    for (int depth : new int[] {4, 16, 128}) {
      all.add(Construct.of("stream_between_clocks_" + depth, FLOWING, m -> clocks(m, depth)));
    }
    return all;
  }

  private static Construct element(String name, UnaryOperator<Stream<Sample>> element) {
    return Construct.of(
        name, FLOWING, m -> m.out("out", element.apply(Stream.in(m, "in", SAMPLE))));
  }

  private static Stream<Sample> piped(Stream<Sample> in, boolean credits) {
    return credits
        ? in.pipeWithCredits(SAMPLE, Streams::stages)
        : in.pipeWithEnable(SAMPLE, Streams::stages);
  }

  private static Sample stages(Pipe t, Sample sample) {
    Bits doubled = t.stage(sample.weight().shl(1));
    Bits sum = t.stage(doubled.add(t.at(sample.weight(), 1)));
    return new Sample(sample.level(), sum);
  }

  private static Stream<Sample> modules(Stream<Sample> in) {
    Stage first = new Stage(in.data().level().module(), in);
    Stage second = new Stage(in.data().level().module(), first.out);
    return second.out;
  }

  private static List<Stream<Bits>> inputs(Module module, int count) {
    List<Stream<Bits>> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(Stream.in(module, "in" + i, ITEM));
    }
    return inputs;
  }

  private static void forkAndJoin(Module module) {
    List<Stream<Bits>> copies = Stream.in(module, "in", ITEM).fork(3);
    module.out("copy", copies.get(0));
    Stream<Bits> slow = copies.get(1).cut();
    module.out("sum", slow.join(copies.get(2), ITEM, Bits::add));
  }

  private static void occupancy(Module module) {
    Buffered<Bits> small = Stream.in(module, "small", ITEM).fifoWithOccupancy(6);
    Buffered<Bits> large = Stream.in(module, "large", ITEM).fifoWithOccupancy(90);
    module.out("small_occupancy", small.occupancy());
    module.out("large_occupancy", large.occupancy());
    module.out("small_out", small.stream());
    module.out("large_out", large.stream());
  }

  private static void caught(Module module) {
    Valid<Bits> values = Valid.in(module, "in", ITEM);
    Valid.Caught<Bits> caught =
        values.cut().pipe(ITEM, (t, x) -> t.stage(t.stage(x).add(1))).fifo(4);
    module.out("overflow", caught.overflow());
    module.out("out", caught.stream());
  }

  private static void clocks(Module module, int depth) {
    Clock other = module.clock("other");
    module.out("out", Stream.in(module, "in", SAMPLE).fifo(depth, other));
  }
}
