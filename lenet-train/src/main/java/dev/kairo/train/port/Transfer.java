package dev.kairo.train.port;

/**
 * What a sample's words cost on the way in and out of an engine.
 *
 * @param arrivingWords words that bring a sample: its errors, for a ReLU as many forward outputs,
 *     for a softmax a label, and its activations
 * @param leavingWords words that take a sample's errors away
 * @param coreCycles {@link PortLayer#intervalCycles}
 */
public record Transfer(int arrivingWords, int leavingWords, int coreCycles) {
  /** A sample of a layer in words of so many numbers. */
  public static Transfer of(PortLayer layer, int numbersInWord) {
    int errors = words(layer.core().inputs(), numbersInWord);
    int row = words(layer.core().outputs(), numbersInWord);
    int beside = layer.core().relu() ? errors : layer.labelled() ? 1 : 0;
    return new Transfer(errors + beside + row, row, layer.intervalCycles());
  }

  /** Words of a row of numbers. */
  static int words(int numbers, int numbersInWord) {
    return (numbers + numbersInWord - 1) / numbersInWord;
  }

  /**
   * Cycles the words of a sample take when one arrives every {@code arrivingPeriod} cycles and one
   * leaves every {@code leavingPeriod}.
   */
  public int transferCycles(int arrivingPeriod, int leavingPeriod) {
    return Math.max(arrivingWords * arrivingPeriod, leavingWords * leavingPeriod);
  }

  /**
   * Cycles from one sample to the next in steady state: the core's, or the link's if it is slower.
   */
  public int intervalCycles(int arrivingPeriod, int leavingPeriod) {
    return Math.max(coreCycles, transferCycles(arrivingPeriod, leavingPeriod));
  }

  /** The same where a word can pass in every cycle. */
  public int intervalCycles() {
    return intervalCycles(1, 1);
  }
}
