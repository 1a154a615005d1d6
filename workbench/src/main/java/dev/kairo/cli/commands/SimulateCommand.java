package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.trial.JunitFile;
import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.cli.trial.TrialRun;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a design against its model under random stimulus, cycle by cycle. */
@Command(
    name = "simulate",
    description = "Run a design against its model, every output compared in every cycle.")
public final class SimulateCommand implements Action {
  private static final long MOST_CYCLES = 1_000_000_000_000L;
  private static final long MOST_SAMPLES = 1_000_000;

  @Mixin private DesignOptions options = new DesignOptions();

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many cycles to drive; the design's usual number if not given.")
  private long cycles;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many samples to train, for engines that train; 4 if not given.")
  private long samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of stimulus and initial state (1); equal seeds, equal runs.")
  private long seed = 1;

  @Option(
      names = "--trace",
      paramLabel = "FORMAT",
      defaultValue = "",
      description = "Write waves: fst.")
  private String trace = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where waves go; out/DESIGN if not given.")
  private String output = "";

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write a JUnit report for CI.")
  private String junit = "";

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "auto",
      description = "auto, native or interpreter; auto takes what is installed.")
  private String engine = "auto";

  @Override
  public Outcome run(Context context) {
    DesignOptions.Asked asked = options.asked(context.catalogue());
    check();
    long count = count(asked.trial());
    Console console = context.console();
    String name = asked.catalogued().name();
    TrialRun.Setup setup = new TrialRun.Setup(count, seed);
    if (!trace.isEmpty()) {
      String folder = output.isEmpty() ? "out/" + name : output;
      setup = setup.tracing(context.resolve(Path.of(folder)).resolve(name + ".fst"));
    }
    TrialRun.Engine chosen = engine(context);
    TrialRun.Ran ran;
    try (Progress progress = console.progress()) {
      progress.plan(chosen == TrialRun.Engine.NATIVE ? 2 : 0);
      ran =
          new TrialRun(context.surroundings().environment(), asked.trial(), setup)
              .run(asked.design(), chosen, progress);
    }
    List<Path> made = new ArrayList<>(setup.waves().stream().toList());
    if (!junit.isEmpty()) {
      Path file = context.resolve(Path.of(junit));
      JunitFile.write(file, name, asked.values().words(), ran.seconds(), ran.report());
      made.add(file);
    }
    return conclude(console, ran, asked.words()).made(made);
  }

  /** How many cycles or samples were asked for, whichever the design counts. */
  private long count(Trial trial) {
    if (trial.bySample() ? cycles > 0 : samples > 0) {
      throw Refusal.usage(
          trial.bySample() ? "cycles" : "samples",
          trial.bySample()
              ? "This design is driven by samples; use --samples instead of --cycles."
              : "This design is driven by cycles; use --cycles instead of --samples.",
          "");
    }
    return trial.bySample() ? samples : cycles;
  }

  private void check() {
    if (samples < 0 || samples > MOST_SAMPLES) {
      throw Refusal.usage(
          "samples",
          "--samples = " + samples + " is not allowed; choose 1 to " + MOST_SAMPLES + ".",
          "");
    }
    if (!trace.isEmpty() && !trace.equals("fst")) {
      throw Refusal.usage("trace", "--trace = " + trace + " is not known; choose fst.", "");
    }
    if (cycles < 0 || cycles > MOST_CYCLES) {
      throw Refusal.usage(
          "cycles",
          "--cycles = " + cycles + " is not allowed; choose 1 to " + MOST_CYCLES + ".",
          "");
    }
    if (!List.of("auto", "native", "interpreter").contains(engine)) {
      throw Refusal.usage(
          "engine",
          "--engine = " + engine + " is not known; choose auto, native, interpreter.",
          "");
    }
    if (engine.equals("interpreter") && !trace.isEmpty()) {
      throw Refusal.usage("trace", "--trace needs a native model; leave --engine out.", "");
    }
  }

  /** Without the tools a run still works on the interpreter, and says what is missing. */
  private TrialRun.Engine engine(Context context) {
    if (engine.equals("interpreter")) {
      return TrialRun.Engine.INTERPRETER;
    }
    if (engine.equals("auto") && trace.isEmpty()) {
      try {
        context.toolbox().require(Tool.VERILATOR);
        context.toolbox().requireFirst(List.of(Tool.CLANG, Tool.GXX));
      } catch (ToolFailure missing) {
        context
            .console()
            .note("Running on the interpreter, which is slower: " + missing.getMessage());
        return TrialRun.Engine.INTERPRETER;
      }
    }
    return TrialRun.Engine.NATIVE;
  }

  private Outcome conclude(Console console, TrialRun.Ran ran, String words) {
    TrialReport report = ran.report();
    console.paragraph(ran.sentence());
    report.samples().forEach(sample -> console.line("  " + sample));
    ran.setup().waves().ifPresent(file -> console.line("waves: " + file));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("cycles", report.cycles());
    result.put("mismatches", report.mismatches());
    report.intervalCycles().ifPresent(interval -> result.put("intervalCycles", interval));
    result.put("counts", report.countFields());
    result.put("seed", seed);
    result.put("engine", ran.engine());
    result.put("time", Map.of("seconds", ran.seconds()));
    if (report.passed()) {
      console.next(
          trace.isEmpty() ? "kairo simulate " + words + " --trace fst" : "kairo generate " + words);
      return Outcome.ok(result);
    }
    return Outcome.checkFailed(
        result,
        new Trouble(
            "mismatch",
            String.format(
                Locale.ROOT,
                "The design and its model differ in %,d of %,d cycles.",
                report.mismatches(),
                report.cycles()),
            "",
            trace.isEmpty() ? "kairo simulate " + words + " --seed " + seed + " --trace fst" : ""));
  }
}
