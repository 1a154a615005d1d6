package dev.kairo.train.conv.taps.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.taps.TapsGolden;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;

/** The ports that carry a cell of all channels: errors into an engine, pooled words out of it. */
final class CellPorts {
  private static final int WINNER_BITS = 2;

  private final int channels;
  private final RowPort words;
  private final RowPort winners;
  private final InPort errors;
  private final InPort errorWinners;
  private final OutPort leaving;
  private final OutPort leavingWinners;

  CellPorts(Simulation simulation, TapsParameters parameters) {
    this.channels = parameters.shape().channels();
    this.words = new RowPort(channels, parameters.format().width());
    this.winners = new RowPort(channels, WINNER_BITS);
    this.errors = simulation.in("errors_words");
    this.errorWinners = simulation.in("errors_winners");
    this.leaving = simulation.out("leaving_words");
    this.leavingWinners = simulation.out("leaving_winners");
  }

  void write(TapsGolden.Cells cells, int cell) {
    long[] row = new long[channels];
    long[] won = new long[channels];
    for (int c = 0; c < channels; c++) {
      row[c] = cells.words()[c][cell];
      won[c] = cells.winners()[c][cell];
    }
    words.write(errors, row, 0, channels);
    winners.write(errorWinners, won, 0, channels);
  }

  void compare(TapsGolden.Cells cells, int cell, String where, Tally tally) {
    words.read(leaving);
    winners.read(leavingWinners);
    for (int c = 0; c < channels; c++) {
      String place = " of channel %d, cell %d, %s".formatted(c, cell, where);
      tally.compare(cells.words()[c][cell], words.number(c), () -> "word" + place);
      tally.compare(cells.winners()[c][cell], winners.number(c), () -> "winner" + place);
    }
  }
}
