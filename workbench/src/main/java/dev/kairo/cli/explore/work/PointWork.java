package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.choice.Budget;
import dev.kairo.cli.explore.journal.FailureKind;
import dev.kairo.cli.explore.journal.Generated;
import dev.kairo.cli.explore.journal.Measured;
import dev.kairo.cli.explore.journal.PointFolder;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.journal.ResultsDirectory;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.journal.Times;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.hw.Design;
import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.verilog.DesignWriter;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.Manifest;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.cache.ContentKey;
import dev.kairo.sim.model.ModelFailure;
import java.util.Optional;

/**
 * Takes one point through its stages and writes down what came of it. A stage whose input was seen
 * before is not done again.
 */
final class PointWork {
  private final ExplorationSubject subject;
  private final Effort effort;
  private final Budget budget;
  private final ResultsDirectory directory;
  private final Simulator simulator;
  private final Simulations simulations;

  PointWork(
      ExplorationSubject subject,
      Effort effort,
      Budget budget,
      ResultsDirectory directory,
      Simulator simulator,
      Simulations simulations) {
    this.subject = subject;
    this.effort = effort;
    this.budget = budget;
    this.directory = directory;
    this.simulator = simulator;
    this.simulations = simulations;
  }

  /** Works on a point until its state is final. */
  PointRecord work(Candidate candidate) {
    Times begun = Times.beginning();
    PointRecord record =
        new PointRecord(
            candidate,
            new PointState.Running(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(begun));
    directory.journal().add(record);
    PointFolder folder = directory.folder(candidate);
    try {
      record = staged(record, folder);
      folder.forgetFailure();
    } catch (PointFailure failure) {
      folder.keepFailure(failure.getMessage() + "\n\n" + failure.story());
      PointState state =
          new PointState.Failed(failure.kind(), failure.stage(), failure.getMessage());
      record = PointRecord.of(candidate, state);
    }
    record =
        new PointRecord(
            candidate,
            record.state(),
            record.generated(),
            record.measured(),
            Optional.of(begun.ending()));
    directory.journal().add(record);
    return record;
  }

  private PointRecord staged(PointRecord begun, PointFolder folder) throws PointFailure {
    Candidate candidate = begun.candidate();
    Elaborated elaborated = new Elaborated(candidate);
    Generated generated = generated(candidate, folder, elaborated);
    Optional<Measured> measured = Optional.empty();
    if (effort.until() == Stage.SIMULATE) {
      String input =
          new ContentKey()
              .add("point", candidate.point())
              .add("verilog", generated.digest())
              .add("samples", Integer.toString(effort.samples()))
              .add("seed", Long.toString(effort.seed()))
              .hex();
      measured = folder.measured(input);
      if (measured.isEmpty()) {
        compile(elaborated);
        measured = Optional.of(simulations.measured(candidate));
        folder.keep(input, measured.get());
      }
    } else if (effort.until() == Stage.VERILATE) {
      compile(elaborated);
    }
    return new PointRecord(
        candidate,
        new PointState.Done(effort.until()),
        Optional.of(generated),
        measured,
        Optional.empty());
  }

  /** A design that is elaborated when first asked for. */
  private final class Elaborated {
    private final Candidate candidate;
    private Optional<Design> made = Optional.empty();

    Elaborated(Candidate candidate) {
      this.candidate = candidate;
    }

    Design design() throws PointFailure {
      if (made.isEmpty()) {
        made = Optional.of(elaborate());
      }
      return made.get();
    }

    private Design elaborate() throws PointFailure {
      try {
        return subject.design(candidate.configuration());
      } catch (CircuitException broken) {
        throw failure(FailureKind.GENERATE, Stage.GENERATE, broken);
      } catch (IllegalArgumentException unfit) {
        throw failure(FailureKind.ILLEGAL, Stage.GENERATE, unfit);
      } catch (RuntimeException problem) {
        throw failure(FailureKind.GENERATE, Stage.GENERATE, problem);
      }
    }
  }

  private static PointFailure failure(FailureKind kind, Stage stage, RuntimeException cause) {
    return new PointFailure(kind, stage, String.valueOf(cause.getMessage()), cause);
  }

  private Generated generated(Candidate candidate, PointFolder folder, Elaborated elaborated)
      throws PointFailure {
    Optional<Generated> kept = folder.generated(candidate.point());
    Generated generated = kept.isPresent() ? kept.get() : generate(candidate, folder, elaborated);
    PointRecord known =
        new PointRecord(
            candidate,
            new PointState.Running(),
            Optional.of(generated),
            Optional.empty(),
            Optional.empty());
    if (!budget.admits(known.costs())) {
      String message =
          "The generated design is over budget: %s; its estimate was not."
              .formatted(String.join(", ", budget.excesses(known.costs())));
      throw new PointFailure(FailureKind.OVER_BUDGET, Stage.GENERATE, message, "");
    }
    return generated;
  }

  private Generated generate(Candidate candidate, PointFolder folder, Elaborated elaborated)
      throws PointFailure {
    Design design = elaborated.design();
    EmittedDesign emitted;
    Resources total;
    try {
      emitted = design.verilog();
      total = design.estimate().total();
    } catch (RuntimeException problem) {
      throw failure(FailureKind.GENERATE, Stage.GENERATE, problem);
    }
    // A disk without room is no fault of the point: it ends the exploration.
    DesignWriter.write(
        emitted, Manifest.of(emitted, subject.name(), Optional.empty()), folder.verilog());
    Generated generated =
        new Generated(emitted.digest(), total.dsp(), total.lut(), total.ff(), total.bram36());
    folder.keep(candidate.point(), generated);
    return generated;
  }

  /**
   * Builds the model into the cache, where the simulation finds it. A missing tool, an interrupt or
   * a full disk is no fault of the point and ends the exploration.
   */
  private void compile(Elaborated elaborated) throws PointFailure {
    try {
      simulator.build(subject.verilog(elaborated.design()));
    } catch (ModelFailure refused) {
      throw failure(FailureKind.COMPILE, Stage.VERILATE, refused);
    } catch (ToolFailure.Failed | ToolFailure.TimedOut wrong) {
      throw failure(FailureKind.TOOL, Stage.VERILATE, wrong);
    }
  }
}
