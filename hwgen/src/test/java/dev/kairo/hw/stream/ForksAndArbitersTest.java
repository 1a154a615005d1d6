package dev.kairo.hw.stream;

import static dev.kairo.hw.stream.Sheet.ITEM;
import static dev.kairo.hw.stream.Sheet.bench;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Elements of several streams. */
class ForksAndArbitersTest {
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
}
