package dev.kairo.train.conv.channels.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;
import java.util.List;

/** Rows of words that leave an engine sample by sample, compared with what they should be. */
final class WordRows {
  private final String what;
  private final OutPort valid;
  private final OutPort data;
  private final RowPort row;
  private final List<long[][]> expected;
  private int rows;

  /**
   * Rows at a port.
   *
   * @param expected for each sample and channel its words
   */
  WordRows(
      Simulation simulation, String port, String what, FpFormat format, List<long[][]> expected) {
    this.what = what;
    this.valid = simulation.out(port + "_valid");
    this.data = simulation.out(port + "_data");
    this.expected = expected;
    int channels = expected.isEmpty() ? 1 : expected.get(0).length;
    this.row = new RowPort(channels, format.width());
  }

  /** Rows that have left. */
  int rows() {
    return rows;
  }

  /** Whether every row has left. */
  boolean done() {
    return rows == expected.size() * length();
  }

  /** Rows of a sample. */
  int length() {
    return expected.isEmpty() ? 1 : expected.get(0)[0].length;
  }

  /** Whether a row stands at the port. */
  boolean stands() {
    return valid.isHigh();
  }

  /** Compares the row that leaves. */
  void compare(Tally tally) {
    if (done()) {
      tally.wrong("A " + what + " left the engine that nobody asked for.");
      return;
    }
    row.read(data);
    int sample = rows / length();
    int at = rows % length();
    long[][] words = expected.get(sample);
    for (int c = 0; c < words.length; c++) {
      int channel = c;
      tally.compare(
          words[c][at],
          row.number(c),
          () -> "%s %d of channel %d, sample %d".formatted(what, at, channel, sample));
    }
    rows++;
  }
}
