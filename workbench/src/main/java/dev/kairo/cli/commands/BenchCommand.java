package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Trouble;
import dev.kairo.hw.bench.EmitBenchmark;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.bench.HarnessBenchmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Kairo itself on this machine; a bar that is missed ends with exit code 1. */
@Command(
    name = "bench",
    description = {
      "Measure Kairo on this machine.",
      "  harness   Java driving a model against a C++ main loop around the same model",
      "  emit      elaborating, checking and printing a large design"
    })
public final class BenchCommand implements Action {
  private static final List<String> SUBJECTS = List.of("harness", "emit");
  private static final double EMIT_SECONDS = 5;
  private static final double EMIT_HEAP_MB = 1024;
  private static final double EMIT_RATIO = 2.2;
  private static final int FULL_SIZE = 1_000_000;

  @Parameters(paramLabel = "SUBJECT", description = "What to measure: harness or emit.")
  private String subject = "";

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "emit: the size of the design (1000000).")
  private int nodes = FULL_SIZE;

  @Option(names = "--short", description = "harness: a quick look, less exact.")
  private boolean quick;

  @Override
  public Outcome run(Context context) {
    return switch (subject) {
      case "harness" -> harness(context);
      case "emit" -> emit(context.console());
      default ->
          throw Refusal.usage(
              "usage",
              "bench can't measure '%s'; %s"
                  .formatted(subject, NearestName.remedy(SUBJECTS, subject)),
              "kairo bench --help");
    };
  }

  private Outcome harness(Context context) {
    Console console = context.console();
    Simulator simulator = Simulator.of(context.surroundings().environment());
    HarnessBenchmark benchmark = HarnessBenchmark.of(simulator);
    HarnessBenchmark.Result measured;
    try (Progress progress = console.progress()) {
      progress.start("harness");
      progress.detail("Java and C++ take turns on the same models");
      measured = (quick ? benchmark.with(3, 0.05) : benchmark).run();
      progress.done("measured, best of each side's runs");
    }
    console.line(measured.table().stripTrailing());
    List<Map<String, Object>> cases = new ArrayList<>();
    for (HarnessBenchmark.Case one : measured.cases()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", one.name());
      entry.put("ratioToRaw", one.ratioToRaw());
      entry.put("bar", one.bar());
      entry.put("javaNanos", one.javaNanos());
      entry.put("rawNanos", one.rawNanos());
      entry.put("javaMedianNanos", one.javaMedianNanos());
      entry.put("rawMedianNanos", one.rawMedianNanos());
      entry.put("cycles", one.cycles());
      entry.put("checksum", one.checksum());
      cases.add(entry);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("cases", cases);
    result.put("openMillis", measured.openMillis());
    result.put("openMinMillis", measured.openMinMillis());
    result.put("openBarMillis", measured.openBarMillis());
    return measured.passed()
        ? Outcome.ok(result)
        : missed(result, "Java was slower against C++ than the bar allows");
  }

  private Outcome emit(Console console) {
    if (nodes < 1_000 || nodes > 20_000_000) {
      throw Refusal.usage(
          "nodes", "--nodes = " + nodes + " is not allowed; choose 1000 to 20000000.", "");
    }
    EmitBenchmark measured;
    try (Progress progress = console.progress()) {
      progress.start("emit");
      progress.detail("a design of " + nodes + " nodes, then one of twice the size");
      measured = EmitBenchmark.run(nodes);
      progress.done("measured, median of the warm runs");
    }
    console.line(
        String.format(
            Locale.ROOT,
            "%,d nodes elaborated, checked and printed (%.1f MB of Verilog)",
            measured.nodes(),
            measured.emittedMb()));
    console.line(
        String.format(
            Locale.ROOT,
            "  %.2f s (first run %.2f s), heap at most %.0f MB, twice the nodes %.2f x the time",
            measured.seconds(),
            measured.coldSeconds(),
            measured.heapMb(),
            measured.ratioDoubled()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("nodes", measured.nodes());
    result.put("seconds", measured.seconds());
    result.put("coldSeconds", measured.coldSeconds());
    result.put("heapMb", measured.heapMb());
    result.put("emittedMb", measured.emittedMb());
    result.put("ratioDoubled", measured.ratioDoubled());
    boolean atFullSize = nodes == FULL_SIZE;
    boolean passed =
        measured.seconds() < EMIT_SECONDS
            && measured.heapMb() < EMIT_HEAP_MB
            && measured.ratioDoubled() <= EMIT_RATIO;
    // The bars are for a million nodes; other sizes are only looked at.
    return passed || !atFullSize
        ? Outcome.ok(result)
        : missed(result, "Emission took more time or memory than the bars allow");
  }

  private static Outcome missed(Map<String, Object> result, String what) {
    return Outcome.checkFailed(
        result,
        new Trouble(
            "bar-missed",
            what + "; other load on the machine can cause that.",
            "",
            "run it again"));
  }
}
