package dev.kairo.train.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Source;
import dev.kairo.sim.StreamPorts;
import dev.kairo.train.conv.pool.PoolGolden;
import dev.kairo.train.conv.pool.PooledCell;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Partial sums of three boards become the pooled cells of their owners, whoever waits for whom. */
class ExchangeTest {
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final Shares SHARES = new Shares(List.of(3, 2, 4), 2);
  private static final int CELLS = 6;
  private static final int SAMPLES = 3;
  private static final int ROWS = CELLS * PooledCell.CANDIDATES;

  private final Random random = new Random(5);

  /** Words of three boards for every row, and the biases. */
  private long[][][] partialSums() {
    long[][][] sums = new long[SHARES.boards()][SAMPLES * ROWS][SHARES.allChannels()];
    for (long[][] board : sums) {
      for (long[] row : board) {
        for (int i = 0; i < row.length; i++) {
          row[i] = FP32.encode(random.nextInt(9) - 4 + random.nextInt(4) / 8.0);
        }
      }
    }
    return sums;
  }

  private static PoolGolden expected(long[][][] sums, long bias, int firstRow, int channel) {
    long[] candidates = new long[PooledCell.CANDIDATES];
    for (int i = 0; i < candidates.length; i++) {
      long sum = sums[0][firstRow + i][channel];
      for (int board = 1; board < sums.length; board++) {
        sum = FpGolden.add(FP32, sum, sums[board][firstRow + i][channel]);
      }
      candidates[i] = FpGolden.add(FP32, sum, bias);
    }
    return PoolGolden.of(FP32, candidates);
  }

  /** The packet in which channels stand that a board owns; nothing behind the last one. */
  private static BigInteger packet(long[][][] sums, long[] biases, int owner, int number) {
    int packets = SHARES.packets(owner);
    int firstRow = number / packets * PooledCell.CANDIDATES;
    BigInteger words = BigInteger.ZERO;
    BigInteger winners = BigInteger.ZERO;
    for (int i = 0; i < SHARES.packetWords(); i++) {
      int channel = number % packets * SHARES.packetWords() + i;
      if (channel < SHARES.channels().get(owner)) {
        int all = SHARES.first(owner) + channel;
        PoolGolden pool = expected(sums, biases[all], firstRow, all);
        words = words.or(BigInteger.valueOf(pool.word()).shiftLeft(32 * i));
        winners = winners.or(BigInteger.valueOf(pool.winner()).shiftLeft(2 * i));
      }
    }
    return words.shiftLeft(2 * SHARES.packetWords()).or(winners);
  }

  private static BigInteger joined(long[] words, int from, int count) {
    BigInteger joined = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      long word = from + i < words.length ? words[from + i] : 0;
      joined = joined.or(BigInteger.valueOf(word).shiftLeft(32 * i));
    }
    return joined;
  }

  private static void load(Simulation simulation, long[] biases) {
    for (int owner = 0; owner < SHARES.boards(); owner++) {
      int end = SHARES.first(owner) + SHARES.channels().get(owner);
      long[] own = java.util.Arrays.copyOfRange(biases, SHARES.first(owner), end);
      simulation
          .in("biases" + owner)
          .set(joined(own, 0, SHARES.packets(owner) * SHARES.packetWords()));
    }
  }

  private void exchange(double gaps) {
    long[][][] sums = partialSums();
    long[] biases = new long[SHARES.allChannels()];
    java.util.Arrays.setAll(biases, i -> FP32.encode(i / 4.0 - 1));
    Design design = Design.of(() -> new SharingBoards(SHARES, FpAdder.Options.of(FP32), ROWS));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      simulation.in("expected").set(0);
      for (int board = 0; board < SHARES.boards(); board++) {
        simulation.in("rows" + board + "_valid").set(0);
      }
      List<Sink> sinks = new ArrayList<>();
      for (int owner = 0; owner < SHARES.boards(); owner++) {
        Sink sink = simulation.sink(StreamPorts.of("pooled" + owner));
        sink.gaps(gaps);
        sinks.add(sink);
      }
      simulation.reset("rst", 2);
      load(simulation, biases);
      send(simulation, sums, sinks);
      for (int owner = 0; owner < SHARES.boards(); owner++) {
        int count = SAMPLES * CELLS * SHARES.packets(owner);
        assertEquals(count, sinks.get(owner).available());
        for (int number = 0; number < count; number++) {
          BigInteger found = sinks.get(owner).receiveBig();
          assertEquals(packet(sums, biases, owner, number), masked(found, owner, number));
        }
      }
    }
  }

  /** What stands in a packet behind the last channel is nobody's. */
  private static BigInteger masked(BigInteger packet, int owner, int number) {
    int first = number % SHARES.packets(owner) * SHARES.packetWords();
    int used = Math.min(SHARES.packetWords(), SHARES.channels().get(owner) - first);
    BigInteger words = ones(32 * used).shiftLeft(2 * SHARES.packetWords());
    return packet.and(words.or(ones(2 * used)));
  }

  private static BigInteger ones(int count) {
    return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
  }

  /** Samples as soon as there is room, their rows in one go. */
  private static void send(Simulation simulation, long[][][] sums, List<Sink> sinks) {
    int sent = 0;
    long last = SAMPLES * CELLS * SHARES.packets(SHARES.boards() - 1);
    while (sinks.get(SHARES.boards() - 1).available() < last) {
      assertTrue(simulation.cycle() < 20_000, "the packets do not come");
      simulation.settle();
      if (sent == SAMPLES || !simulation.out("room").isHigh()) {
        simulation.step();
        continue;
      }
      for (int row = 0; row < ROWS; row++) {
        simulation.in("expected").set(row == 0);
        for (int board = 0; board < SHARES.boards(); board++) {
          simulation.in("rows" + board + "_valid").set(1);
          simulation
              .in("rows" + board + "_data")
              .set(joined(sums[board][sent * ROWS + row], 0, SHARES.allChannels()));
        }
        simulation.step();
      }
      sent++;
      for (int board = 0; board < SHARES.boards(); board++) {
        simulation.in("rows" + board + "_valid").set(0);
      }
    }
    simulation.step(100);
  }

  @Test
  void packetsThatAreTakenAtOnce() {
    exchange(0);
  }

  @Test
  void packetsThatWait() {
    exchange(0.7);
  }

  @Test
  void aCellIsPutTogetherAgain() {
    var options = new CellCollector.Options(FP32, new Shares(List.of(3, 2), 2));
    try (Simulation simulation =
        Simulator.create().interpret(Design.of(() -> new WholeCells(options)))) {
      Source packets = simulation.source(StreamPorts.of("packets"));
      Sink cells = simulation.sink(StreamPorts.of("cells"));
      packets.gaps(0.3);
      cells.gaps(0.5);
      simulation.reset("rst", 2);
      List<BigInteger> expected = new ArrayList<>();
      for (int cell = 0; cell < 20; cell++) {
        long[] words = random.longs(5, 0, 1L << 32).toArray();
        long[] winners = random.longs(5, 0, 4).toArray();
        BigInteger joinedWinners = BigInteger.ZERO;
        for (int i = 0; i < 5; i++) {
          joinedWinners = joinedWinners.or(BigInteger.valueOf(winners[i]).shiftLeft(2 * i));
        }
        // The second packet has one word: the next board begins with a new packet.
        for (int first : new int[] {0, 2, 3}) {
          BigInteger own = joinedWinners.shiftRight(2 * first).and(ones(4));
          packets.send(joined(words, first, 2).shiftLeft(4).or(own));
        }
        expected.add(joined(words, 0, 5).shiftLeft(10).or(joinedWinners));
      }
      simulation.step(400);
      for (BigInteger cell : expected) {
        assertEquals(cell, cells.receiveBig());
      }
      assertEquals(0, cells.available());
    }
  }

  @Test
  void wrongSharesAreRefused() {
    assertEquals(
        "Channels are dealt as [3, 0]; every board gets 1 or more.", refused(List.of(3, 0), 2));
    assertEquals("A packet of 0 words is not possible; choose 1 or more.", refused(List.of(3), 0));
  }

  private static String refused(List<Integer> channels, int words) {
    return assertThrows(IllegalArgumentException.class, () -> new Shares(channels, words))
        .getMessage();
  }
}
