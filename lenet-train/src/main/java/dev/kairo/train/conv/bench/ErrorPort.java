package dev.kairo.train.conv.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.fc.bench.RowPort;

/** The port that takes a cell's errors and winners of all channels. */
public final class ErrorPort {
  private final int channels;
  private final RowPort words;
  private final RowPort winners;
  private final InPort errors;
  private final InPort errorWinners;

  /** The port of an engine of some channels. */
  public ErrorPort(Simulation simulation, FpFormat format, int channels) {
    this.channels = channels;
    this.words = new RowPort(channels, format.width());
    this.winners = new RowPort(channels, PooledCell.WINNER_BITS);
    this.errors = simulation.in("errors_words");
    this.errorWinners = simulation.in("errors_winners");
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
}
