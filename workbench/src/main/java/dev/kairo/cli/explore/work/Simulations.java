package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.journal.FailureKind;
import dev.kairo.cli.explore.journal.Measured;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.Measurement;
import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.worker.Outcome;
import dev.kairo.sim.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Runs simulations in worker processes and says what kind of failure each bad end is. */
final class Simulations implements AutoCloseable {
  /** Exit codes of a worker that an interrupt or a polite kill from outside ended. */
  private static final int INTERRUPTED = 130;

  private static final int TERMINATED = 143;

  private final ExplorationSubject subject;
  private final Effort effort;
  private final Map<String, String> environment;
  private final String tool;
  private final Workers workers;

  /** Simulations; {@code tool} is what measures, with its version. */
  Simulations(
      ExplorationSubject subject, Effort effort, Map<String, String> environment, String tool) {
    this.subject = subject;
    this.effort = effort;
    this.environment = Map.copyOf(environment);
    this.tool = tool;
    this.workers = Workers.of(effort.jobs(), effort.limit());
  }

  Measured measured(Candidate candidate) throws PointFailure {
    Outcome outcome = run(candidate);
    if (outcome instanceof Outcome.Crashed crashed
        && (crashed.exitCode() == INTERRUPTED || crashed.exitCode() == TERMINATED)) {
      // An interrupt reaches workers first and us a moment later; alone it is no fault of the
      // point.
      outcome = run(candidate);
    }
    if (outcome instanceof Outcome.Completed completed) {
      return compared(SimulateJob.measurement(completed.result()));
    }
    if (outcome instanceof Outcome.TimedOut late) {
      throw failure(
          FailureKind.TIMEOUT,
          "The simulation took longer than %d s; give it more with --timeout."
              .formatted(late.limit().toSeconds()),
          "");
    }
    if (outcome instanceof Outcome.Crashed crashed) {
      throw failure(
          FailureKind.TOOL,
          "The process of the simulation died with exit code %d; failure.txt in the point's folder"
                  .formatted(crashed.exitCode())
              + " has its log.",
          log(crashed.log()));
    }
    Outcome.Failed failed = (Outcome.Failed) outcome;
    throw failure(kind(failed.exception()), failed.message(), failed.trace());
  }

  private Outcome run(Candidate candidate) {
    String input = SimulateJob.input(subject, candidate.configuration(), effort, environment);
    try {
      return workers.submit(SimulateJob.class, input).get();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The exploration was ended.");
    } catch (ExecutionException problem) {
      throw new IllegalStateException("A worker could not be asked.", problem.getCause());
    }
  }

  private Measured compared(Measurement found) throws PointFailure {
    if (found.mismatches() > 0) {
      throw failure(
          FailureKind.MISMATCH,
          "%d value%s differ%s from the golden model."
              .formatted(
                  found.mismatches(),
                  found.mismatches() == 1 ? "" : "s",
                  found.mismatches() == 1 ? "s" : ""),
          String.join("\n", found.examples()));
    }
    return new Measured(
        found.intervalCycles(), found.mismatches(), effort.samples(), effort.seed(), tool);
  }

  /** A design that hangs or asserts is the design's fault; anything else is the bench's. */
  private static FailureKind kind(String exception) {
    if (exception.equals(SimulationFailure.TimedOut.class.getName())) {
      return FailureKind.TIMEOUT;
    }
    return exception.startsWith(SimulationFailure.class.getName())
        ? FailureKind.MISMATCH
        : FailureKind.TOOL;
  }

  private static PointFailure failure(FailureKind kind, String message, String story) {
    return new PointFailure(kind, Stage.SIMULATE, message, story);
  }

  private static String log(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException problem) {
      throw new UncheckedIOException("The log " + file + " can't be read", problem);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
