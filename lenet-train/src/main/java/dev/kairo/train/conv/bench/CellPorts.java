package dev.kairo.train.conv.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;

/** The ports that carry a cell of all channels: errors into an engine, pooled words out of it. */
public final class CellPorts {
  private final int channels;
  private final RowPort words;
  private final RowPort winners;
  private final InPort errors;
  private final InPort errorWinners;
  private final OutPort leaving;
  private final OutPort leavingWinners;

  /** The ports of an engine of some channels. */
  public CellPorts(Simulation simulation, FpFormat format, int channels) {
    this.channels = channels;
    this.words = new RowPort(channels, format.width());
    this.winners = new RowPort(channels, PooledCell.WINNER_BITS);
    this.errors = simulation.in("errors_words");
    this.errorWinners = simulation.in("errors_winners");
    this.leaving = simulation.out("leaving_words");
    this.leavingWinners = simulation.out("leaving_winners");
  }

  /** Puts the errors of a cell on the port. */
  public void write(PooledWords cells, int cell) {
    long[] row = new long[channels];
    long[] won = new long[channels];
    for (int c = 0; c < channels; c++) {
      row[c] = cells.words()[c][cell];
      won[c] = cells.winners()[c][cell];
    }
    words.write(errors, row, 0, channels);
    winners.write(errorWinners, won, 0, channels);
  }

  /** Compares the cell that leaves. */
  public void compare(PooledWords cells, int cell, String where, Tally tally) {
    words.read(leaving);
    winners.read(leavingWinners);
    for (int c = 0; c < channels; c++) {
      String place = " of channel %d, cell %d, %s".formatted(c, cell, where);
      tally.compare(cells.words()[c][cell], words.number(c), () -> "word" + place);
      tally.compare(cells.winners()[c][cell], winners.number(c), () -> "winner" + place);
    }
  }
}
