package dev.kairo.cli.console;

/**
 * Shows what a long command is doing. Between {@link #start} and {@link #done} something is shown
 * at least every two seconds: on a terminal one line is redrawn, elsewhere plain lines follow.
 */
public interface Progress extends AutoCloseable {
  /** Announces how many stages will follow. */
  void plan(int stages);

  /** A stage begins. */
  void start(String stage);

  /** What the running stage is at, in a few words. */
  void detail(String words);

  /** The running stage is over; {@code words} say what came of it. */
  void done(String words);

  /** The running stage went wrong; {@code words} say how. */
  void failed(String words);

  /** Leaves the terminal as it was found; a running stage simply ends. */
  @Override
  void close();

  /** Shows nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void plan(int stages) {}

      @Override
      public void start(String stage) {}

      @Override
      public void detail(String words) {}

      @Override
      public void done(String words) {}

      @Override
      public void failed(String words) {}

      @Override
      public void close() {}
    };
  }
}
