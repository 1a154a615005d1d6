package dev.kairo.cli.commands;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.explore.choice.Budget;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.work.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The words that say what an exploration looks for, and how much work it may be. */
public final class ExploreOptions {
  private static final int MOST_JOBS = 256;
  private static final int MOST_SAMPLES = 1_000_000;
  private static final long MOST_SECONDS = 1_000_000;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE,...",
      description = "Explore these values only; may be given several times.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "LIMITS",
      defaultValue = "",
      description = "dsp=N,lut=N,bram=N, any of them; the rest is the XCKU095's.")
  private String budget = "";

  @Option(
      names = "--target-interval",
      paramLabel = "CYCLES",
      defaultValue = "",
      description = "Look for the fewest DSPs that are as fast as this.")
  private String target = "";

  @Option(
      names = "--until",
      paramLabel = "STAGE",
      defaultValue = "",
      description = "estimate, generate, verilate or simulate (the default).")
  private String until = "";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "0",
      description = "Points worked on at a time; as many as there are cores if not given.")
  private int jobs;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "What the simulation of one point may take (600).")
  private long timeout = 600;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "2",
      description = "Samples driven through each simulation (2).")
  private int samples = 2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of stimulus and initial state (1); equal seeds, equal results.")
  private long seed = 1;

  @Option(names = "--retry-failed", description = "Work on points again that failed earlier.")
  private boolean retryFailed;

  /** The words of {@code --set}. */
  List<String> words() {
    return List.copyOf(words);
  }

  Goal goal() {
    if (!target.isEmpty() && !target.matches("[1-9]\\d{0,17}")) {
      throw refused("target-interval", target, "a number of cycles from 1");
    }
    return new Goal(
        Budget.parse(budget),
        target.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(target)));
  }

  /** Whether the last stage was left open. */
  boolean untilIsOpen() {
    return until.isEmpty();
  }

  Effort effort() {
    Stage stage = until.isEmpty() ? Stage.SIMULATE : Stage.of(until);
    require(jobs >= 0 && jobs <= MOST_JOBS, "jobs", jobs, "1 to " + MOST_JOBS);
    require(timeout >= 1 && timeout <= MOST_SECONDS, "timeout", timeout, "1 to " + MOST_SECONDS);
    require(samples >= 1 && samples <= MOST_SAMPLES, "samples", samples, "1 to " + MOST_SAMPLES);
    int atOnce = jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
    return new Effort(stage, atOnce, Duration.ofSeconds(timeout), samples, seed, retryFailed);
  }

  /** The words that ask for the same goal again. */
  String goalWords() {
    return (budget.isEmpty() ? "" : " --budget " + budget)
        + (target.isEmpty() ? "" : " --target-interval " + target);
  }

  private static void require(boolean allowed, String option, long value, String range) {
    if (!allowed) {
      throw refused(option, Long.toString(value), range);
    }
  }

  private static Refusal refused(String option, String value, String range) {
    return Refusal.usage(
        option, "--%s = %s is not allowed; choose %s.".formatted(option, value, range), "");
  }
}
