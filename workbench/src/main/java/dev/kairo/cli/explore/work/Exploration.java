package dev.kairo.cli.explore.work;

import dev.kairo.cli.console.Progress;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.choice.Plan;
import dev.kairo.cli.explore.journal.FailureKind;
import dev.kairo.cli.explore.journal.Journal;
import dev.kairo.cli.explore.journal.Measured;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.journal.ResultsDirectory;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Space;
import dev.kairo.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Explores a space: plans which points are worth building, works on them, plans again when a point
 * failed that others were skipped for, and ends with one record for each point. What is built is
 * the least set with that property, whatever order the work is done in.
 */
public final class Exploration {
  private final Space space;
  private final List<Candidate> candidates;
  private final Goal goal;
  private final Effort effort;
  private final Map<String, String> environment;
  private final Map<String, String> tools;

  public Exploration(
      Space space,
      List<Candidate> candidates,
      Goal goal,
      Effort effort,
      Map<String, String> environment,
      Map<String, String> tools) {
    this.space = space;
    this.candidates = List.copyOf(candidates);
    this.goal = goal;
    this.effort = effort;
    this.environment = Map.copyOf(environment);
    this.tools = Map.copyOf(tools);
  }

  /** Does what is left to do in a directory; {@code notices} hears where it goes on from. */
  public Findings run(ResultsDirectory directory, Progress progress, Consumer<String> notices) {
    Journal journal = directory.journal();
    requeue(journal);
    goingOn(directory).ifPresent(notices);
    Plan plan = plan(journal);
    progress.start("explore");
    if (effort.until() == Stage.ESTIMATE) {
      estimate(journal, plan);
    } else {
      plan = build(directory, plan, progress);
    }
    List<PointRecord> records = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String reason = plan.skipped().getOrDefault(candidate.point(), "");
      Optional<PointRecord> known = journal.latest(candidate).filter(record -> isFact(record));
      records.add(
          known.orElseGet(
              () ->
                  PointRecord.of(
                      candidate,
                      reason.isEmpty()
                          ? new PointState.Done(Stage.ESTIMATE)
                          : new PointState.Skipped(reason))));
    }
    journal.finish(records);
    Findings findings = new Findings(space, goal, effort, records, tools);
    progress.done(
        "%d ok, %d failed, %d skipped"
            .formatted(findings.count("ok"), findings.count("failed"), findings.count("skipped")));
    return findings;
  }

  /** Points of a process that is gone, and failed ones that get another try, wait again. */
  private void requeue(Journal journal) {
    List<PointRecord> queued = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Optional<PointRecord> known = journal.latest(candidate);
      // We hold the directory, so nobody else can be at work on a running point.
      boolean again =
          known.isPresent()
              && (known.get().state() instanceof PointState.Running
                  || known.get().state() instanceof PointState.Failed failed
                      && (effort.retryFailed() || failed.kind() == FailureKind.OVER_BUDGET));
      if (again) {
        queued.add(PointRecord.of(candidate, new PointState.Queued()));
      }
    }
    journal.addAll(queued);
  }

  /** What an earlier run leaves us, if it built anything. */
  private Optional<String> goingOn(ResultsDirectory directory) {
    long built = 0;
    long waiting = 0;
    for (Candidate candidate : candidates) {
      Optional<PointRecord> known = directory.journal().latest(candidate);
      built += known.isPresent() && isFact(known.get()) ? 1 : 0;
      waiting += known.isPresent() && !known.get().ended() ? 1 : 0;
    }
    return built + waiting == 0
        ? Optional.empty()
        : Optional.of(
            "Going on in %s: %d of %d points are built already%s."
                .formatted(
                    directory.path(),
                    built,
                    candidates.size(),
                    waiting == 0 ? "" : ", %d wait to be built again".formatted(waiting)));
  }

  private Plan plan(Journal journal) {
    Set<String> failed =
        candidates.stream()
            .filter(
                candidate ->
                    journal.latest(candidate).map(PointRecord::state).orElse(waiting())
                        instanceof PointState.Failed)
            .map(Candidate::point)
            .collect(Collectors.toSet());
    return Plan.of(space, candidates, goal, failed);
  }

  private static PointState waiting() {
    return new PointState.Queued();
  }

  /** Estimates are made already: what remains is to write down which points they leave. */
  private void estimate(Journal journal, Plan plan) {
    List<PointRecord> records = new ArrayList<>();
    for (Candidate candidate : plan.worthwhile()) {
      if (toDo(journal, candidate)) {
        records.add(PointRecord.of(candidate, new PointState.Done(Stage.ESTIMATE)));
      }
    }
    journal.addAll(records);
  }

  private Plan build(ResultsDirectory directory, Plan first, Progress progress) {
    Simulator simulator = Simulator.of(environment);
    Plan plan = first;
    try (Simulations simulations =
        new Simulations(
            space.subject(), effort, environment, "verilator " + tools.get("verilator"))) {
      PointWork work =
          new PointWork(space.subject(), effort, goal.budget(), directory, simulator, simulations);
      Tally tally = new Tally(space, goal, progress);
      List<Candidate> left = left(directory.journal(), plan);
      while (!left.isEmpty()) {
        tally.expect(left.size());
        new Crew(effort.jobs()).work(left, candidate -> tally.ended(work.work(candidate)));
        plan = plan(directory.journal());
        left = left(directory.journal(), plan);
      }
    }
    return plan;
  }

  private List<Candidate> left(Journal journal, Plan plan) {
    return plan.worthwhile().stream().filter(candidate -> toDo(journal, candidate)).toList();
  }

  private boolean toDo(Journal journal, Candidate candidate) {
    Optional<PointRecord> known = journal.latest(candidate);
    if (known.isEmpty() || !(known.get().state() instanceof PointState.Done done)) {
      return known.isEmpty() || !(known.get().state() instanceof PointState.Failed);
    }
    Optional<Measured> measured = known.get().measured();
    return done.stage().compareTo(effort.until()) < 0
        || effort.until() == Stage.SIMULATE
            && measured
                .filter(m -> m.samples() == effort.samples() && m.seed() == effort.seed())
                .isEmpty();
  }

  /** What was built or failed is known for good; an estimate alone is made anew each time. */
  private static boolean isFact(PointRecord record) {
    return record.state() instanceof PointState.Failed
        || record.state() instanceof PointState.Done done && done.stage() != Stage.ESTIMATE;
  }
}
