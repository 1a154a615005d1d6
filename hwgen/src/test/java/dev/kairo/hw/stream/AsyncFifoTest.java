package dev.kairo.hw.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.check.CircuitException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue between two clocks, under clocks of several ratios and phases. */
class AsyncFifoTest {
  private static final Shape<Bits> ITEM = Shape.bits(16);

  /** Items go in on clk and come out on other. */
  private static final class Bridge extends Module {
    Bridge(int depth) {
      Clock other = clock("other");
      Stream<Bits> crossed = Stream.in(this, "in", ITEM).fifo(depth, other);
      out("out", crossed);
    }
  }

  private static StreamBench bench(int depth, long seed) {
    return new StreamBench(() -> new Bridge(depth), seed);
  }

  /** Edges of both clocks in the order of time, for periods and a phase in any unit. */
  private static void run(
      StreamBench bench, int writePeriod, int readPeriod, int phase, int writerCycles) {
    for (int time = 0; time < writerCycles * writePeriod; time++) {
      boolean write = time % writePeriod == 0;
      boolean read = time >= phase && (time - phase) % readPeriod == 0;
      if (write && read) {
        bench.edge("clk", "other");
      } else if (write) {
        bench.edge("clk");
      } else if (read) {
        bench.edge("other");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "10, 10, 5",
    "10, 11, 3",
    "11, 10, 7",
    "10, 3, 1",
    "3, 10, 0",
    "7, 29, 2",
    "29, 7, 4",
    "100, 99, 50",
    "2, 3, 1"
  })
  void noRatioOfClocksLosesAnItem(int writePeriod, int readPeriod, int phase) {
    double[][] rates = {{1, 1}, {0.3, 1}, {1, 0.3}, {0.6, 0.6}};
    int moved = 0;
    for (int depth : new int[] {4, 8, 64, 128}) {
      for (double[] rate : rates) {
        StreamBench bench = bench(depth, moved + 1);
        StreamBench.Source source =
            bench.source("clk", "in").rate(rate[0]).offer(ElementsTest.items(4000, moved));
        StreamBench.Sink sink = bench.sink("other", "out").rate(rate[1]);
        run(bench, writePeriod, readPeriod, phase, 600);
        source.rate(0);
        sink.rate(1);
        run(bench, writePeriod, readPeriod, phase, 20 + 140 * readPeriod / writePeriod);
        assertEquals(source.passed.stream().map(StreamBench.Passed::data).toList(), sink.items());
        moved += sink.passed.size();
      }
    }
    assertTrue(moved > 1500, moved + " items");
  }

  @ParameterizedTest
  @CsvSource({"4, 3", "8, 3", "64, 3", "128, 4", "1024, 4"})
  void latencyAtEqualClocksIsAsDocumented(int depth, int latency) {
    StreamBench bench = bench(depth, 3);
    StreamBench.Source source = bench.source("clk", "in").offer(List.of(42L));
    StreamBench.Sink sink = bench.sink("other", "out");
    run(bench, 1, 1, 0, 10);
    assertEquals(0, source.passed.get(0).cycle());
    assertEquals(List.of(new StreamBench.Passed(42, latency)), sink.passed);
  }

  @Test
  void eightItemsAreEnoughForAnItemEveryCycle() {
    for (int depth : new int[] {4, 8, 16, 128}) {
      StreamBench bench = bench(depth, 4);
      StreamBench.Source source = bench.source("clk", "in").offer(ElementsTest.items(1000, depth));
      bench.sink("other", "out");
      run(bench, 1, 1, 0, 600);
      assertEquals(depth == 4 ? 400 : 600, source.passed.size(), "depth " + depth);
    }
  }

  @Test
  void aStoppedReaderLetsTheWriterFillItExactly() {
    for (int depth : new int[] {4, 8, 64, 128}) {
      StreamBench bench = bench(depth, 5);
      StreamBench.Source source = bench.source("clk", "in").offer(ElementsTest.items(300, depth));
      StreamBench.Sink sink = bench.sink("other", "out").rate(0);
      run(bench, 2, 3, 1, 600);
      // The item that block RAM has fetched no longer needs its place in the memory.
      assertEquals(depth + (depth > 64 ? 1 : 0), source.passed.size());
      sink.rate(1);
      run(bench, 2, 3, 1, 900);
      assertEquals(300, sink.passed.size());
    }
  }

  @Test
  void aDepthThatGreyCodeCannotCountIsRefused() {
    CircuitException refused =
        assertThrows(CircuitException.class, () -> Design.of(() -> new Bridge(12)));
    assertEquals(
        "MEMORY Bridge: an asynchronous fifo of 12 items; give it a power of two, 4 or"
            + " more: grey code needs it (AsyncFifoTest.java:26)",
        refused.getMessage());
  }
}
