package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Refusal;
import dev.kairo.hw.bench.EmitBenchmark;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Elaborating, checking and printing a large design, and one of twice its size. */
public final class EmitBench implements Bench {
  /** The size the bars are for. */
  public static final int FULL_SIZE = 1_000_000;

  private static final double MOST_SECONDS = 5;
  private static final double MOST_HEAP_MB = 1024;
  private static final double MOST_RATIO = 2.2;

  private final int nodes;

  /** A measurement of a design of about so many nodes. */
  public EmitBench(int nodes) {
    if (nodes < 1_000 || nodes > 20_000_000) {
      throw Refusal.usage(
          "nodes", "--nodes = " + nodes + " is not allowed; choose 1000 to 20000000.", "");
    }
    this.nodes = nodes;
  }

  @Override
  public Outcome run(Workplace workplace) {
    EmitBenchmark measured;
    try (Progress progress = workplace.console().progress()) {
      progress.start("emit");
      progress.detail("a design of " + nodes + " nodes, then one of twice the size");
      measured = EmitBenchmark.run(nodes);
      progress.done("measured, the median of the warm runs");
    }
    workplace
        .console()
        .line(
            String.format(
                Locale.ROOT,
                "%,d nodes elaborated, checked and printed (%.1f MB of Verilog):%n"
                    + "  %.2f s (first run %.2f s), heap at most %.0f MB,"
                    + " twice the nodes %.2f x the time",
                measured.nodes(),
                measured.emittedMb(),
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
    boolean met =
        measured.seconds() < MOST_SECONDS
            && measured.heapMb() < MOST_HEAP_MB
            && measured.ratioDoubled() <= MOST_RATIO;
    // The bars are for the full size; other sizes are only looked at.
    return Bench.judged(
        met || nodes != FULL_SIZE,
        result,
        "Emission took more time or memory than the bars allow; other load on the machine can"
            + " cause that.");
  }
}
