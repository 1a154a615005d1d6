package dev.kairo.train.documents;

import static dev.kairo.train.documents.Regressor.COLUMNS;
import static dev.kairo.train.documents.Regressor.FIXED;
import static dev.kairo.train.documents.Regressor.INPUT_TURNS;
import static dev.kairo.train.documents.Regressor.LANES;
import static dev.kairo.train.documents.Regressor.ODD_COLUMNS;
import static dev.kairo.train.documents.Regressor.OUTPUT_TURNS;
import static dev.kairo.train.documents.Regressor.ROWS;
import static dev.kairo.train.documents.Regressor.VISITS;

import java.util.List;

/** A column of a published table, with the few forms that could explain it. */
public enum Quantity {
  /** DSP blocks: something for every lane, row and column. */
  DSP(
      "DSP blocks",
      List.of(
          List.of(LANES),
          List.of(FIXED, LANES),
          List.of(ROWS, LANES),
          List.of(COLUMNS, LANES),
          List.of(FIXED, ROWS, LANES),
          List.of(FIXED, COLUMNS, LANES),
          List.of(ROWS, COLUMNS, LANES),
          List.of(FIXED, ROWS, COLUMNS, LANES))) {
    @Override
    int published(PublishedEngine engine) {
      return engine.dsp();
    }
  },
  /**
   * Cycles from sample to sample: the visits of a lane, and what is not spread over all lanes. Five
   * coefficients would leave Table 1 a single degree of freedom, so four are the most.
   */
  INTERVAL(
      "interval in cycles",
      List.of(
          List.of(VISITS),
          List.of(FIXED, VISITS),
          List.of(FIXED, VISITS, INPUT_TURNS),
          List.of(FIXED, VISITS, OUTPUT_TURNS),
          List.of(FIXED, VISITS, ROWS),
          List.of(FIXED, VISITS, COLUMNS),
          List.of(FIXED, VISITS, ODD_COLUMNS),
          List.of(FIXED, VISITS, INPUT_TURNS, OUTPUT_TURNS),
          List.of(FIXED, VISITS, ROWS, COLUMNS),
          List.of(FIXED, VISITS, INPUT_TURNS, ODD_COLUMNS),
          List.of(FIXED, VISITS, OUTPUT_TURNS, ODD_COLUMNS),
          List.of(FIXED, VISITS, ROWS, ODD_COLUMNS))) {
    @Override
    int published(PublishedEngine engine) {
      return engine.intervalCycles();
    }
  };

  private final String words;
  private final List<List<Regressor>> forms;

  Quantity(String words, List<List<Regressor>> forms) {
    this.words = words;
    this.forms = forms;
  }

  /** What is counted, for people. */
  public String words() {
    return words;
  }

  /** Every form that was tried, the smaller ones first. */
  public List<List<Regressor>> forms() {
    return forms;
  }

  abstract int published(PublishedEngine engine);
}
