package dev.kairo.sim.worker;

import java.nio.file.Path;
import java.time.Duration;

/** How a job ended. */
public sealed interface Outcome {
  /** It gave a result. */
  record Completed(String result) implements Outcome {}

  /**
   * It threw an exception.
   *
   * @param exception the class of the exception
   * @param message its message
   * @param trace its stack trace
   */
  record Failed(String exception, String message, String trace) implements Outcome {}

  /**
   * Its JVM died; the next job gets a new one.
   *
   * @param exitCode the exit code of the JVM: 1 after a crash in native code, of which the log
   *     tells the signal; 128 and its number if a signal from outside ended it
   * @param message one sentence with the end of the log
   * @param log what the JVM printed, with its crash report, kept
   */
  record Crashed(int exitCode, String message, Path log) implements Outcome {}

  /** It took longer than it may, and its JVM was ended. */
  record TimedOut(Duration limit) implements Outcome {}
}
