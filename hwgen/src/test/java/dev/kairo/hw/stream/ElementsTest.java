package dev.kairo.hw.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every element of one input and one output against a queue, its latency and its throughput. */
class ElementsTest {
  private static final Shape<Bits> ITEM = Shape.bits(16);

  /** An element, its latency, the most items it holds, and what it does to an item. */
  enum Element {
    NOTHING(0, 0, s -> s),
    CUT(1, 1, s -> s.cut()),
    SKID(0, 1, s -> s.skid()),
    CUT_SKID(1, 2, s -> s.cut().skid()),
    SKID_CUT(1, 2, s -> s.skid().cut()),
    FIFO_2(1, 2, s -> s.fifo(2)),
    FIFO_3(1, 3, s -> s.fifo(3)),
    FIFO_16(1, 16, s -> s.fifo(16)),
    FIFO_64(1, 64, s -> s.fifo(64)),
    BLOCK_FIFO_65(2, 65, s -> s.fifo(65)),
    BLOCK_FIFO_128(2, 128, s -> s.fifo(128)),
    CHAIN(4, 118, s -> s.cut().fifo(16).skid().fifo(100)),
    MAP(0, 0, s -> s.map(x -> x.add(3)), x -> x + 3),
    FORK_JOIN(0, 0, s -> sum(s.fork(2)), x -> 2 * x),
    FORK_FIFO_JOIN(1, 1, s -> sum(skewed(s.fork(2))), x -> 2 * x),
    ARBITER_OF_ONE(0, 0, s -> Stream.roundRobin(List.of(s))),
    PIPE_WITH_ENABLE(3, 3, s -> s.pipeWithEnable(ITEM, ElementsTest::triple), x -> 3 * x),
    PIPE_WITH_CREDITS(4, 5, s -> s.pipeWithCredits(ITEM, ElementsTest::triple), x -> 3 * x),
    EMPTY_PIPE(0, 0, s -> s.pipeWithEnable(ITEM, (t, x) -> x.add(1)), x -> x + 1),
    CREDITS_OF_EMPTY_PIPE(1, 2, s -> s.pipeWithCredits(ITEM, (t, x) -> x.add(1)), x -> x + 1),
    LONG_CREDITS(72, 73, s -> s.pipeWithCredits(ITEM, (t, x) -> t.at(x, 70))),
    CAUGHT(1, 1000, s -> s.always().fifo(4).stream());

    final int latency;
    final int capacity;
    final UnaryOperator<Stream<Bits>> make;
    final LongUnaryOperator model;

    Element(int latency, int capacity, UnaryOperator<Stream<Bits>> make) {
      this(latency, capacity, make, LongUnaryOperator.identity());
    }

    Element(int latency, int capacity, UnaryOperator<Stream<Bits>> make, LongUnaryOperator model) {
      this.latency = latency;
      this.capacity = capacity;
      this.make = make;
      this.model = model;
    }

    /** An element that nobody can hold back loses items when its sink is slow. */
    boolean losing() {
      return this == CAUGHT;
    }

    StreamBench bench(long seed) {
      return new StreamBench(
          () ->
              new Module() {
                {
                  out("out", make.apply(Stream.in(this, "in", ITEM)));
                }
              },
          seed);
    }

    List<Long> expected(List<StreamBench.Passed> given) {
      return given.stream().map(p -> model.applyAsLong(p.data()) & 0xffff).toList();
    }
  }

  private static Stream<Bits> sum(List<Stream<Bits>> copies) {
    return copies.get(0).join(copies.get(1), ITEM, Bits::add);
  }

  private static List<Stream<Bits>> skewed(List<Stream<Bits>> copies) {
    return List.of(copies.get(0).cut(), copies.get(1).cut());
  }

  private static Bits triple(Pipe t, Bits x) {
    Bits twice = t.stage(t.stage(x).shl(1));
    return t.stage(twice.add(t.at(x, 2)));
  }

  static List<Long> items(int count, long seed) {
    return new Random(seed).longs(count, 0, 1 << 16).boxed().toList();
  }

  @ParameterizedTest
  @EnumSource(Element.class)
  void everyItemComesOutOnceInOrder(Element element) {
    double[][] rates = {{1, 1}, {0.5, 0.5}, {0.9, 0.2}, {0.2, 0.9}, {1, 0.5}, {0.5, 1}};
    int passed = 0;
    for (double[] rate : rates) {
      if (element.losing() && rate[1] < 1) {
        continue;
      }
      StreamBench bench = element.bench(passed + 1);
      StreamBench.Source source = bench.source("in").rate(rate[0]).offer(items(4000, passed));
      StreamBench.Sink sink = bench.sink("out").rate(rate[1]);
      bench.run(1500);
      source.rate(0);
      sink.rate(1);
      bench.run(200);
      assertEquals(element.expected(source.passed), sink.items());
      passed += sink.passed.size();
    }
    assertTrue(passed > (element.losing() ? 1800 : 3600), passed + " items");
  }

  @ParameterizedTest
  @EnumSource(Element.class)
  void latencyAndThroughputAreAsDocumented(Element element) {
    StreamBench bench = element.bench(7);
    StreamBench.Source source = bench.source("in").offer(items(1000, 7));
    StreamBench.Sink sink = bench.sink("out");
    bench.run(1000 + element.latency);
    assertEquals(
        LongStream.range(0, 1000).boxed().toList(),
        source.passed.stream().map(StreamBench.Passed::cycle).toList());
    assertEquals(
        LongStream.range(element.latency, 1000 + element.latency).boxed().toList(),
        sink.passed.stream().map(StreamBench.Passed::cycle).toList());
  }

  @ParameterizedTest
  @EnumSource(value = Element.class, mode = EnumSource.Mode.EXCLUDE, names = "CAUGHT")
  void aStoppedConsumerLetsInWhatTheElementHolds(Element element) {
    StreamBench bench = element.bench(9);
    StreamBench.Source source = bench.source("in").offer(items(300, 9));
    StreamBench.Sink sink = bench.sink("out").rate(0);
    bench.run(400);
    assertEquals(element.capacity, source.passed.size());
    assertTrue(bench.circuit().probe("out_valid").isSet(), "valid waits for ready");
    sink.rate(1);
    bench.run(400);
    assertEquals(element.expected(source.passed), sink.items());
    assertEquals(300, sink.passed.size());
  }
}
