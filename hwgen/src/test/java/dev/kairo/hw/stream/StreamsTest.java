package dev.kairo.hw.stream;

import static dev.kairo.hw.stream.Sheet.ITEM;
import static dev.kairo.hw.stream.Sheet.bench;
import static dev.kairo.hw.stream.Sheet.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The contract, streams across modules and clocks, and pipes between streams. */
class StreamsTest {

  record Pixel(Bits x, Bits y) {}

  private static final Shape<Pixel> PIXEL = Shape.of(Pixel.class, Shape.bits(8), Shape.bits(9));

  // The contract

  @Test
  void aValidThatWaitsForReadyIsCaught() {
    StreamBench bench =
        bench(
            1,
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              Wire ready = m.wire(1);
              Stream<Bits> lazy = Stream.of(ITEM, in.valid().and(ready), in.data());
              ready.drive(lazy.ready());
              in.ready(lazy.ready());
              m.out("out", lazy);
            });
    bench.source("in").offer(ElementsTest.items(10, 1));
    bench.sink("out");
    AssertionError caught = assertThrows(AssertionError.class, () -> bench.run(20));
    assertEquals("stream out lets valid or data depend on ready in cycle 0", caught.getMessage());
  }

  @Test
  void aValidThatIsTakenBackIsCaught() {
    StreamBench bench =
        bench(
            2,
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              Bits moody = m.in("moody", 1);
              Stream<Bits> out = Stream.of(ITEM, in.valid().and(moody), in.data());
              in.ready(out.ready().and(moody));
              m.out("out", out);
            });
    bench.circuit().set("moody", 1);
    bench.source("in").offer(ElementsTest.items(10, 1));
    bench.sink("out").rate(0);
    bench.run(2);
    bench.circuit().set("moody", 0);
    AssertionError caught = assertThrows(AssertionError.class, () -> bench.run(1));
    assertEquals(
        "stream out took valid back before the item was passed on in cycle 2", caught.getMessage());
  }

  @Test
  void dataThatMovesWhileWaitingIsCaught() {
    StreamBench bench =
        bench(
            3,
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              Bits count = m.reg(16).reset(0).next(c -> c.add(1));
              m.out("out", in.map(x -> x.add(count)));
            });
    bench.source("in").offer(List.of(5L));
    bench.sink("out").rate(0);
    AssertionError caught = assertThrows(AssertionError.class, () -> bench.run(5));
    assertEquals("stream out changed its data from 5 to 6 in cycle 1", caught.getMessage());
  }

  // Several streams

  @Test
  void theOccupancyCountsWhatIsInTheQueue() {
    for (int depth : new int[] {2, 5, 64, 100}) {
      StreamBench bench =
          bench(
              depth,
              m -> {
                Buffered<Bits> queue = Stream.in(m, "in", ITEM).fifoWithOccupancy(depth);
                m.out("occupancy", queue.occupancy());
                m.out("out", queue.stream());
              });
      StreamBench.Source source = bench.source("in").rate(0.6).offer(ElementsTest.items(900, 1));
      StreamBench.Sink sink = bench.sink("out").rate(0);
      long most = 0;
      for (int cycle = 0; cycle < 900; cycle++) {
        sink.rate(cycle < 200 ? 0 : cycle % 200 < 100 ? 0.9 : 0.2);
        bench.run(1);
        long occupancy = bench.circuit().getLong("occupancy");
        assertEquals(source.passed.size() - sink.passed.size(), occupancy);
        most = Math.max(most, occupancy);
      }
      assertEquals(depth, most);
    }
  }

  // Modules and bundles

  /** Takes a stream of pixels and gives their sums. */
  private static final class Sums extends Module {
    final Stream<Bits> sums;

    Sums(Module parent, Stream<Pixel> outer, int depth) {
      super(parent, depth);
      Stream<Pixel> pixels = in("pixels", outer);
      Stream<Pixel> early = pixels.cut();
      sums = out("sums", early.fifo(depth).map(Shape.bits(9), p -> p.x().zext(9).add(p.y())));
    }
  }

  private static final class TwoSums extends Module {
    TwoSums() {
      Stream<Pixel> left = Stream.in(this, "left", PIXEL);
      Stream<Pixel> right = Stream.in(this, "right", PIXEL);
      Sums first = new Sums(this, left, 4);
      Sums second = new Sums(this, right, 4);
      out("total", first.sums.join(second.sums, Shape.bits(9), Bits::add));
    }
  }

  private static List<Circuit> definitions(Circuit top) {
    List<Circuit> found = new ArrayList<>();
    for (Node node : top.nodes()) {
      if (node instanceof Node.Instance instance
          && instance.definition() instanceof Circuit inner) {
        found.add(inner);
        found.addAll(definitions(inner));
      }
    }
    return found;
  }

  @Test
  void streamsPassModulesAndEqualModulesAreOne() {
    Design design = Design.of(TwoSums::new);
    Circuit top = design.circuit();
    assertEquals(
        List.of(
            "left_valid",
            "left_x",
            "left_y",
            "right_valid",
            "right_x",
            "right_y",
            "total_ready",
            "rst"),
        sortedResetLast(top));
    assertEquals(
        List.of("left_ready", "right_ready", "total_valid", "total_data"),
        top.outputs().stream().map(port -> port.name()).toList());
    List<Circuit> inside = definitions(top);
    assertEquals(4, inside.size());
    assertSame(inside.get(0), inside.get(2));
    assertSame(inside.get(1), inside.get(3));

    Interpreter circuit = Interpreter.of(top, 1);
    circuit.reset();
    Random random = new Random(5);
    List<Long> lefts = new ArrayList<>();
    List<Long> rights = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    for (int cycle = 0; cycle < 2000; cycle++) {
      circuit.set("left_valid", random.nextInt(2));
      circuit.set("left_x", random.nextInt(256));
      circuit.set("left_y", random.nextInt(512));
      circuit.set("right_valid", random.nextInt(2));
      circuit.set("right_x", random.nextInt(256));
      circuit.set("right_y", random.nextInt(512));
      circuit.set("total_ready", random.nextInt(2));
      for (String side : List.of("left", "right")) {
        if ((circuit.getLong(side + "_ready") & circuit.in(side + "_valid").get().toLong()) == 1) {
          (side.equals("left") ? lefts : rights)
              .add(circuit.in(side + "_x").get().toLong() + circuit.in(side + "_y").get().toLong());
        }
      }
      if ((circuit.getLong("total_valid") & circuit.in("total_ready").get().toLong()) == 1) {
        totals.add(circuit.getLong("total_data"));
      }
      circuit.step();
    }
    assertTrue(totals.size() > 600, totals.size() + " items");
    for (int i = 0; i < totals.size(); i++) {
      assertEquals(lefts.get(i) + rights.get(i) & 0x1ff, totals.get(i));
    }
  }

  private static List<String> sortedResetLast(Circuit top) {
    List<String> names = new ArrayList<>(top.inputs().stream().map(p -> p.name()).toList());
    names.remove("rst");
    names.add("rst");
    return names;
  }

  @Test
  void namesComeFromTheVariablesThatReceiveStreams() {
    Circuit circuit =
        Design.of(
                () ->
                    new Sheet(
                        m -> {
                          Stream<Pixel> in = Stream.in(m, "in", PIXEL);
                          Stream<Pixel> early = in.cut();
                          Stream<Pixel> late = early.skid().cut();
                          m.out("out", late);
                        }))
            .circuit();
    List<String> names = Arrays.asList(circuit.names());
    for (String name :
        List.of("early_valid", "early_x", "early_y", "early_skid_full", "late_valid", "late_y")) {
      assertTrue(names.contains(name), name + " in " + names);
    }
  }

  /** Gives its stream back untouched. */
  private static final class Through extends Module {
    final Stream<Bits> out;

    Through(Module parent, Stream<Bits> outer) {
      super(parent, outer.clock());
      out = out("out", in("in", outer));
    }
  }

  private static Stream<Bits> everyElement(Stream<Bits> in) {
    List<Stream<Bits>> copies = in.cut().skid().fork(2);
    Stream<Bits> left = copies.get(0).fifo(4).pipeWithEnable(ITEM, (t, x) -> t.stage(x));
    Stream<Bits> right = copies.get(1).fifo(70).pipeWithCredits(ITEM, (t, x) -> t.stage(x));
    Stream<Bits> both = left.join(right, ITEM, Bits::add);
    return new Through(both.data().module(), Stream.roundRobin(List.of(both))).out;
  }

  @Test
  void everyElementRunsOnAnyClock() {
    StreamBench bench =
        bench(
            12,
            m -> {
              Stream<Bits> in = Stream.in(m, m.clock("slow"), "in", ITEM);
              m.out("out", everyElement(in));
            });
    assertEquals(
        List.of("slow"), bench.circuit().circuit().clocks().stream().map(c -> c.name()).toList());
    StreamBench.Source source =
        bench.source("slow", "in").rate(0.7).offer(ElementsTest.items(900, 12));
    StreamBench.Sink sink = bench.sink("slow", "out").rate(0.8);
    for (int cycle = 0; cycle < 900; cycle++) {
      bench.edge("slow");
    }
    assertTrue(sink.passed.size() > 500, sink.passed.size() + " items");
    for (int i = 0; i < sink.passed.size(); i++) {
      assertEquals(source.passed.get(i).data() * 2 & 0xffff, sink.passed.get(i).data());
    }
  }

  // Values that nobody holds back

  @Test
  void aValueThatFindsTheQueueFullIsReported() {
    StreamBench bench =
        bench(
            11,
            m -> {
              Valid<Bits> values =
                  Valid.in(m, "in", ITEM).cut().pipe(ITEM, (t, x) -> t.stage(x.add(1)));
              Valid.Caught<Bits> caught = values.fifo(3);
              m.out("overflow", caught.overflow());
              m.out("out", caught.stream());
            });
    StreamBench.Sink sink = bench.sink("out").rate(0);
    List<Long> lost = new ArrayList<>();
    for (long i = 0; i < 8; i++) {
      bench.circuit().set("in_valid", i < 5 ? 1 : 0);
      bench.circuit().set("in_data", i);
      lost.add(bench.circuit().getLong("overflow"));
      bench.run(1);
    }
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 1L, 1L, 0L), lost);
    sink.rate(1);
    bench.run(10);
    assertEquals(List.of(1L, 2L, 3L), sink.items());
  }

  /** Gives its values on, one cycle later. */
  private static final class Later extends Module {
    final Valid<Pixel> later;

    Later(Module parent, Valid<Pixel> outer) {
      super(parent);
      Valid<Pixel> pixels = in("pixels", outer);
      later = out("later", pixels.cut());
    }
  }

  @Test
  void valuesPassModules() {
    Circuit top =
        Design.of(() -> new Sheet(m -> m.out("out", new Later(m, Valid.in(m, "in", PIXEL)).later)))
            .circuit();
    Interpreter circuit = Interpreter.of(top, 1);
    circuit.reset();
    circuit.set("in_valid", 1);
    circuit.set("in_y", 300);
    circuit.step();
    circuit.set("in_valid", 0);
    assertEquals(1, circuit.getLong("out_valid"));
    assertEquals(300, circuit.getLong("out_y"));
    circuit.step();
    assertEquals(0, circuit.getLong("out_valid"));
  }

  /** Squares in two cycles, in a pipe of its own that never rests. */
  private static final class Square extends Module {
    final Bits y;

    Square(Module parent, Bits aOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      Pipe t = pipe(a);
      y = out("y", t.stage(t.stage(a).mulU(t.stage(a)).low(a.width())));
    }
  }

  @Test
  void aPipeBehindCreditsHoldsModulesThatNeverRest() {
    StreamBench bench =
        bench(
            13,
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              m.out("out", in.pipeWithCredits(ITEM, (t, x) -> new Square(m, x).y.add(t.at(x, 2))));
            });
    StreamBench.Source source = bench.source("in").rate(0.9).offer(ElementsTest.items(900, 13));
    StreamBench.Sink sink = bench.sink("out").rate(0.7);
    bench.run(900);
    assertTrue(sink.passed.size() > 500, sink.passed.size() + " items");
    for (int i = 0; i < sink.passed.size(); i++) {
      long x = source.passed.get(i).data();
      assertEquals(x * x + x & 0xffff, sink.passed.get(i).data());
    }
  }

  // What is refused

  @Test
  void aPipeThatRestsHoldsNoModuleThatNeverDoes() {
    assertEquals(
        "TIMING Sheet: Square does not rest with the pipe it stands in; give it the pipe's enable as"
            + " an input, and its own pipe that input with enable() (line)",
        refused(
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              m.out("out", in.pipeWithEnable(ITEM, (t, x) -> new Square(m, x).y));
            }));
  }
}
