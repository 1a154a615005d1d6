package dev.kairo.hw.stream;

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
import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Elements of several streams, streams across modules, and what is refused. */
class StreamsTest {
  private static final Shape<Bits> ITEM = Shape.bits(16);

  record Pixel(Bits x, Bits y) {}

  private static final Shape<Pixel> PIXEL = Shape.of(Pixel.class, Shape.bits(8), Shape.bits(9));

  /** A top module written in place. */
  private static final class Sheet extends Module {
    Sheet(Consumer<Module> body) {
      body.accept(this);
    }
  }

  private static StreamBench bench(long seed, Consumer<Module> body) {
    return new StreamBench(() -> new Sheet(body), seed);
  }

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
  void forkedCopiesGoTheirOwnWays() {
    StreamBench bench =
        bench(
            4,
            m -> {
              List<Stream<Bits>> copies = Stream.in(m, "in", ITEM).fork(3);
              for (int i = 0; i < 3; i++) {
                m.out("out" + i, copies.get(i));
              }
            });
    StreamBench.Source source = bench.source("in").rate(0.8).offer(ElementsTest.items(3000, 4));
    List<StreamBench.Sink> sinks =
        List.of(
            bench.sink("out0").rate(0.9),
            bench.sink("out1").rate(0.5),
            bench.sink("out2").rate(0.7));
    bench.run(3000);
    source.rate(0);
    sinks.forEach(sink -> sink.rate(1));
    bench.run(5);
    List<Long> given = source.passed.stream().map(StreamBench.Passed::data).toList();
    assertTrue(given.size() > 1000, given.size() + " items");
    for (StreamBench.Sink sink : sinks) {
      assertEquals(given, sink.items());
    }
    // Eager: some copy was taken while another one waited.
    assertTrue(
        IntStream.range(0, given.size())
            .anyMatch(
                i -> sinks.get(0).passed.get(i).cycle() != sinks.get(1).passed.get(i).cycle()));
  }

  @Test
  void aForkToReadyConsumersPassesAnItemEveryCycle() {
    StreamBench bench =
        bench(
            5,
            m -> {
              List<Stream<Bits>> copies = Stream.in(m, "in", ITEM).fork(2);
              m.out("left", copies.get(0));
              m.out("right", copies.get(1));
            });
    bench.source("in").offer(ElementsTest.items(100, 5));
    StreamBench.Sink left = bench.sink("left");
    bench.sink("right");
    bench.run(100);
    assertEquals(100, left.passed.size());
  }

  @Test
  void joinedStreamsPairTheirItems() {
    StreamBench bench =
        bench(
            6,
            m -> {
              Stream<Bits> left = Stream.in(m, "left", ITEM);
              Stream<Bits> right = Stream.in(m, "right", ITEM);
              m.out("out", left.join(right, ITEM, Bits::sub));
            });
    StreamBench.Source left = bench.source("left").rate(0.7).offer(ElementsTest.items(3000, 6));
    StreamBench.Source right = bench.source("right").rate(0.5).offer(ElementsTest.items(3000, 7));
    StreamBench.Sink sink = bench.sink("out").rate(0.8);
    bench.run(3000);
    assertTrue(sink.passed.size() > 700, sink.passed.size() + " items");
    assertEquals(left.passed.size(), right.passed.size());
    for (int i = 0; i < sink.passed.size(); i++) {
      long expected = left.passed.get(i).data() - right.passed.get(i).data() & 0xffff;
      assertEquals(expected, sink.passed.get(i).data());
    }
  }

  private static StreamBench arbiter(int inputs, boolean inTurn, long seed) {
    return bench(
        seed,
        m -> {
          List<Stream<Bits>> ins = new ArrayList<>();
          for (int i = 0; i < inputs; i++) {
            ins.add(Stream.in(m, "in" + i, ITEM));
          }
          m.out("out", inTurn ? Stream.roundRobin(ins) : Stream.byPriority(ins));
        });
  }

  /** Items of input {@code i} carry {@code i} in the top four bits and a count below. */
  private static List<Long> marked(int input, int count) {
    List<Long> items = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      items.add((long) input << 12 | i);
    }
    return items;
  }

  @Test
  void anArbiterKeepsEachInputsOrderAndLosesNothing() {
    for (boolean inTurn : new boolean[] {true, false}) {
      for (int inputs : new int[] {1, 2, 3, 5, 8}) {
        StreamBench bench = arbiter(inputs, inTurn, inputs);
        List<StreamBench.Source> sources = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
          sources.add(bench.source("in" + i).rate(0.4).offer(marked(i, 4000)));
        }
        StreamBench.Sink sink = bench.sink("out").rate(0.7);
        bench.run(1500);
        assertTrue(sink.passed.size() > 400, sink.passed.size() + " items");
        for (int i = 0; i < inputs; i++) {
          long mark = i;
          assertEquals(
              sources.get(i).passed.stream().map(StreamBench.Passed::data).toList(),
              sink.items().stream().filter(item -> item >> 12 == mark).toList());
        }
      }
    }
  }

  @Test
  void roundRobinServesEveryWaitingInputInTurn() {
    StreamBench bench = arbiter(5, true, 8);
    for (int i = 0; i < 5; i++) {
      bench.source("in" + i).offer(marked(i, 100));
    }
    StreamBench.Sink sink = bench.sink("out");
    bench.run(200);
    assertEquals(200, sink.passed.size());
    for (int i = 0; i < 200; i++) {
      assertEquals(i % 5, sink.items().get(i) >> 12);
    }
  }

  @Test
  void priorityServesTheFirstWaitingInputUnlessAnOfferStands() {
    StreamBench bench = arbiter(3, false, 9);
    bench.source("in2").offer(marked(2, 3));
    StreamBench.Sink sink = bench.sink("out").rate(0);
    bench.run(2);
    bench.source("in0").offer(marked(0, 2));
    bench.source("in1").offer(marked(1, 2));
    bench.run(2);
    sink.rate(1);
    bench.run(8);
    assertEquals(List.of(0x2000L, 0L, 1L, 0x1000L, 0x1001L, 0x2001L, 0x2002L), sink.items());
  }

  @Test
  void roundRobinIsFairAtRandom() {
    StreamBench bench = arbiter(4, true, 10);
    for (int i = 0; i < 4; i++) {
      bench.source("in" + i).rate(0.9).offer(marked(i, 2000));
    }
    StreamBench.Sink sink = bench.sink("out").rate(0.8);
    bench.run(2000);
    Map<Long, Integer> counts = new HashMap<>();
    sink.items().forEach(item -> counts.merge(item >> 12, 1, Integer::sum));
    for (long i = 0; i < 4; i++) {
      assertEquals(sink.passed.size() / 4.0, counts.get(i), sink.passed.size() / 4.0 * 0.05);
    }
  }

  // Queues

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

  private static String refused(Consumer<Module> body) {
    return assertThrows(CircuitException.class, () -> Design.of(() -> new Sheet(body)))
        .getMessage()
        .replaceAll("StreamsTest.java:\\d+", "line");
  }

  @Test
  void aStreamHasOneConsumer() {
    assertEquals(
        "DOUBLY_DRIVEN Sheet: stream in is taken a second time; fork() it and take each copy once"
            + " (line and line)",
        refused(
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              m.out("first", in.cut());
              m.out("second", in.cut());
            }));
  }

  @Test
  void aStreamThatNobodyTakesIsUndriven() {
    assertEquals(
        "UNDRIVEN Sheet: wire in_ready (1 bit) is never driven; call drive() on it once, or remove"
            + " it (line)",
        refused(m -> Stream.in(m, "in", ITEM)));
  }

  @Test
  void aFunctionKeepsItsPromisedWidth() {
    assertEquals(
        "WIDTH Sheet: the signal of a bundle is in_data (16 bits) where 8 bits are needed; extend or"
            + " slice it (line)",
        refused(m -> m.out("out", Stream.in(m, "in", ITEM).map(Shape.bits(8), x -> x))));
  }

  @Test
  void aFifoOfOneItemIsRefused() {
    assertEquals(
        "MEMORY Sheet: a fifo of 1 item passes less than an item a cycle; give it 2 items or more,"
            + " or use cut() to store one (line)",
        refused(m -> m.out("out", Stream.in(m, "in", ITEM).fifo(1))));
  }

  @Test
  void streamsOfTwoClocksDoNotMeet() {
    assertEquals(
        "CLOCK Sheet: slow_valid (1 bit) of clock slow meets in_valid (1 bit) of clock clk; bring"
            + " one over with synchronise(), an asynchronous fifo or crossing() (line and line and"
            + " line)",
        refused(
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              Stream<Bits> slow = Stream.in(m, m.clock("slow"), "slow", ITEM);
              m.out("out", in.join(slow, ITEM, Bits::add));
            }));
  }

  @Test
  void dataOfAPipeEntersAStreamOnlyByName() {
    assertEquals(
        "TIMING Sheet: an unnamed and (1 bit) is untimed where valid (1 bit) is at cycle 1; say when the"
            + " untimed one arrives() or that it is steady(), or take the other one out with"
            + " untimed() (line and line)",
        refused(
            m -> {
              Bits a = m.in("a", 16);
              Bits start = m.in("start", 1);
              Pipe t = m.pipe(a, start);
              Bits valid = t.stage(start);
              m.out("out", Stream.of(ITEM, valid, t.stage(a)).cut());
            }));
  }

  @Test
  void anArbiterTakesStreamsOfOneShape() {
    assertEquals(
        "WIDTH Sheet: an arbiter of streams of (16 bits) and of (8 bits); map() them to one"
            + " shape (line and line)",
        refused(
            m ->
                m.out(
                    "out",
                    Stream.roundRobin(
                        List.of(
                            Stream.in(m, "in", ITEM), Stream.in(m, "narrow", Shape.bits(8)))))));
  }
}
