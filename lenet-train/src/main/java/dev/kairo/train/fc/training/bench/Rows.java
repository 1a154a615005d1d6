package dev.kairo.train.fc.training.bench;

import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.bench.Tally;
import java.util.List;

/** Compares the rows that leave by a port, sample after sample. */
final class Rows {
  private final Simulation simulation;
  private final String word;
  private final List<long[]> expected;
  private final int columns;
  private final RowPort row;
  private final OutPort valid;
  private final OutPort data;
  private final Tally tally;
  private int samples;
  private int at;
  private long firstComplete = -1;

  /**
   * Rows of some columns.
   *
   * @param word what a word is called in a sentence
   */
  Rows(
      Simulation simulation,
      String port,
      String word,
      List<long[]> expected,
      RowPort row,
      int columns,
      Tally tally) {
    this.simulation = simulation;
    this.word = word;
    this.expected = expected;
    this.columns = columns;
    this.row = row;
    this.valid = simulation.out(port + "_valid");
    this.data = simulation.out(port + "_data");
    this.tally = tally;
  }

  /** Samples that have left. */
  int samples() {
    return samples;
  }

  /** Whether all have. */
  boolean done() {
    return samples == expected.size();
  }

  /** The cycle in which the first sample's last row left. */
  long firstComplete() {
    return firstComplete;
  }

  /** Whether a row leaves in this cycle. */
  boolean leaves() {
    return valid.isHigh();
  }

  /** Compares what leaves in this cycle, if anything does. */
  void look() {
    if (!valid.isHigh()) {
      return;
    }
    if (done()) {
      tally.wrong("A row of %ss left the engine that nobody asked for.".formatted(word));
      return;
    }
    row.read(data);
    long[] sample = expected.get(samples);
    for (int i = 0; i < columns; i++) {
      int place = at + i;
      tally.compare(
          sample[place], row.number(i), () -> "%s %d of sample %d".formatted(word, place, samples));
    }
    at += columns;
    if (at == sample.length) {
      at = 0;
      samples++;
      if (firstComplete < 0) {
        firstComplete = simulation.cycle();
      }
    }
  }
}
