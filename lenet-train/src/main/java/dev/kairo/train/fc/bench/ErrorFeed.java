package dev.kairo.train.fc.bench;

/** What offers errors to an engine, word by word, and knows what they must be. */
public interface ErrorFeed {
  /** Puts this cycle's words on the ports, as far as there are any. */
  void offer();

  /** Goes on to the next words where these are taken. */
  void pass();

  /** The errors of a sample. */
  long[] errors(int sample);

  /** Cycles from one sample to the next that the feed needs at least. */
  int intervalCycles();
}
