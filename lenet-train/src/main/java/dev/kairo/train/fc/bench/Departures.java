package dev.kairo.train.fc.bench;

import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Compares the rows that leave an engine, sample after sample, and notes when samples begin. */
final class Departures {
  private final Simulation simulation;
  private final RowPort row;
  private final int columns;
  private final int turns;
  private final String word;
  private final IntFunction<long[]> expected;
  private final Tally tally;
  private final OutPort valid;
  private final OutPort data;
  private final List<Long> intervals = new ArrayList<>();
  private long[] sample = new long[0];
  private long previous = -1;
  private int left;
  private int turn;

  /**
   * Rows of some words.
   *
   * @param word what one is called in a sentence
   * @param expected the words of each sample, asked for once and in order
   */
  Departures(
      Simulation simulation,
      RowPort row,
      Rows rows,
      String word,
      IntFunction<long[]> expected,
      Tally tally) {
    this.simulation = simulation;
    this.row = row;
    this.columns = rows.columns();
    this.turns = rows.turns();
    this.word = word;
    this.expected = expected;
    this.tally = tally;
    this.valid = simulation.out("leaving_valid");
    this.data = simulation.out("leaving_data");
  }

  /** Words of a row, and rows of a sample. */
  record Rows(int columns, int turns) {}

  /** Samples that have left. */
  int left() {
    return left;
  }

  /** Cycles between the first rows of successive samples. */
  List<Long> intervals() {
    return intervals;
  }

  /** Compares what leaves in this cycle, if anything does. */
  void look() {
    if (!valid.isHigh()) {
      return;
    }
    if (turn == 0) {
      if (previous >= 0) {
        intervals.add(simulation.cycle() - previous);
      }
      previous = simulation.cycle();
      sample = expected.apply(left);
    }
    row.read(data);
    for (int i = 0; i < columns; i++) {
      int number = left;
      int output = turn * columns + i;
      tally.compare(
          sample[output],
          row.number(i),
          () -> word + " of sample " + number + " at output " + output);
    }
    if (++turn == turns) {
      turn = 0;
      left++;
    }
  }
}
