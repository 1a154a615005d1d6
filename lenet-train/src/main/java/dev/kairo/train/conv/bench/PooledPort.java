package dev.kairo.train.conv.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;
import java.util.List;

/** The port that gives pooled cells, compared with what they should be. */
public final class PooledPort {
  private final RowPort words;
  private final RowPort winners;
  private final OutPort leaves;
  private final OutPort leaving;
  private final OutPort leavingWinners;
  private final List<PooledWords> expected;
  private final int cells;
  private int pooled;

  /** The port of an engine, and the cells of its samples, one after the other. */
  public PooledPort(
      Simulation simulation, FpFormat format, int channels, List<PooledWords> expected, int cells) {
    this.words = new RowPort(channels, format.width());
    this.winners = new RowPort(channels, PooledCell.WINNER_BITS);
    this.leaves = simulation.out("leaving_valid");
    this.leaving = simulation.out("leaving_words");
    this.leavingWinners = simulation.out("leaving_winners");
    this.expected = expected;
    this.cells = cells;
  }

  /** Cells that have left. */
  public int pooled() {
    return pooled;
  }

  /** Whether every cell has left. */
  public boolean done() {
    return pooled == expected.size() * cells;
  }

  /** Compares the cell that leaves, if one does, and says whether it is the first sample's last. */
  public boolean look(Tally tally) {
    if (!leaves.isHigh()) {
      return false;
    }
    if (done()) {
      tally.wrong("A pooled cell left the engine that nobody asked for.");
      return false;
    }
    compare(expected.get(pooled / cells), tally);
    return ++pooled == cells;
  }

  private void compare(PooledWords sample, Tally tally) {
    words.read(leaving);
    winners.read(leavingWinners);
    int cell = pooled % cells;
    for (int c = 0; c < sample.words().length; c++) {
      String place = " of channel %d, cell %d, FORWARD %d".formatted(c, cell, pooled / cells);
      tally.compare(sample.words()[c][cell], words.number(c), () -> "word" + place);
      tally.compare(sample.winners()[c][cell], winners.number(c), () -> "winner" + place);
    }
  }
}
