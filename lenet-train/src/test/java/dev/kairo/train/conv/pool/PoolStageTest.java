package dev.kairo.train.conv.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.bench.RowPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bias and pool of a few channels, every word and every winner, with and without pauses. */
class PoolStageTest {
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final int CHANNELS = 3;
  private static final PoolStage.Options OPTIONS =
      new PoolStage.Options(FpAdder.Options.of(FP32), CHANNELS);

  /** NaN, infinities, zeros of both signs, neighbours and ordinary numbers. */
  private static final long[] SPECIAL = {
    0x7fc00000L,
    0x7f800000L,
    0xff800000L,
    0,
    0x80000000L,
    0x3f800000L,
    0x3f800001L,
    0xbf800000L,
    0xbf800001L,
    0x7f7fffffL
  };

  /** What leaves: for each channel its word, then for each its winner. */
  private static List<long[]> leaving(List<long[]> sums, long[] biases, int oneOf) {
    List<long[]> cells = new ArrayList<>();
    Random pauses = new Random(1);
    RowPort row = new RowPort(CHANNELS, FP32.width());
    RowPort winners = new RowPort(CHANNELS, PooledCell.WINNER_BITS);
    Design design = Design.of(() -> new PoolStage(OPTIONS));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      simulation.in("sums_valid").set(0);
      row.write(simulation.in("biases"), biases, 0, CHANNELS);
      simulation.reset("rst", 2);
      int sent = 0;
      long last = 0;
      while (sent < sums.size() || simulation.cycle() <= last + OPTIONS.latency()) {
        boolean sends = sent < sums.size() && pauses.nextInt(oneOf) == 0;
        simulation.in("sums_valid").set(sends);
        row.write(simulation.in("sums_data"), sums.get(Math.min(sent, sums.size() - 1)), 0, 3);
        if (simulation.out("leaving_valid").isHigh()) {
          cells.add(cell(simulation, row, winners));
        }
        if (sends) {
          sent++;
          last = simulation.cycle();
        }
        simulation.step();
      }
    }
    return cells;
  }

  private static long[] cell(Simulation simulation, RowPort row, RowPort winners) {
    row.read(simulation.out("leaving_words"));
    winners.read(simulation.out("leaving_winners"));
    long[] cell = new long[2 * CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      cell[c] = row.number(c);
      cell[CHANNELS + c] = winners.number(c);
    }
    return cell;
  }

  private static void expect(int oneOf) {
    Random random = new Random(7);
    long[] biases = {0, FP32.signBit(), FP32.encode(-0.25)};
    List<long[]> sums = new ArrayList<>();
    for (int i = 0; i < 4 * 200; i++) {
      sums.add(random.ints(CHANNELS, 0, SPECIAL.length).mapToLong(s -> SPECIAL[s]).toArray());
    }
    List<long[]> cells = leaving(sums, biases, oneOf);
    assertEquals(200, cells.size());
    for (int cell = 0; cell < cells.size(); cell++) {
      long[] expected = new long[2 * CHANNELS];
      for (int c = 0; c < CHANNELS; c++) {
        long[] candidates = new long[4];
        for (int i = 0; i < 4; i++) {
          candidates[i] = FpGolden.add(FP32, sums.get(4 * cell + i)[c], biases[c]);
        }
        PoolGolden pool = PoolGolden.of(FP32, candidates);
        expected[c] = pool.word();
        expected[CHANNELS + c] = pool.winner();
      }
      assertArrayEquals(expected, cells.get(cell));
    }
  }

  @Test
  void candidatesInARowArePooledInTheirLatency() {
    expect(1);
    assertEquals(4, OPTIONS.latency());
  }

  @Test
  void pausesBetweenCandidatesChangeNothing() {
    expect(3);
  }

  @Test
  void nothingDisplacesANaNAndEqualsStay() {
    long nan = FP32.nan();
    long one = FP32.encode(1);
    assertEquals(new PoolGolden(nan, 0), PoolGolden.of(FP32, new long[] {nan, one, nan, one}));
    assertEquals(new PoolGolden(one, 1), PoolGolden.of(FP32, new long[] {0, one, nan, one}));
    assertEquals(
        new PoolGolden(FP32.signBit(), 0),
        PoolGolden.of(FP32, new long[] {FP32.signBit(), 0, 0, 0}));
  }

  @Test
  void aPoolWithoutChannelsIsRefused() {
    assertEquals(
        "A pool of 0 channels is not possible; choose 1 or more.",
        assertThrows(
                IllegalArgumentException.class, () -> new PoolStage.Options(OPTIONS.adder(), 0))
            .getMessage());
  }
}
