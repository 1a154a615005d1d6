package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long models take to build with an empty cache, and to open with a full one. The first design
 * also pays for Verilator's runtime, which the others share.
 */
public final class BuildBench implements Bench {
  private static final int OPENINGS = 9;

  @Override
  public Outcome run(Workplace workplace) throws IOException {
    Path cache = Files.createTempDirectory("kairo-bench-build");
    try {
      Map<String, String> environment = new TreeMap<>(workplace.environment());
      environment.put("KAIRO_CACHE", cache.toString());
      return measure(workplace, Simulator.of(environment));
    } finally {
      try (Stream<Path> files = Files.walk(cache)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Outcome measure(Workplace workplace, Simulator simulator) {
    List<Map<String, Object>> cases = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (Progress progress = workplace.console().progress()) {
      List<Subject> subjects = workplace.subjects();
      progress.plan(subjects.size());
      simulator.tools();
      for (Subject subject : subjects) {
        progress.start("build");
        progress.detail(subject.name());
        Verilog verilog = Verilog.of(subject.design());
        long start = System.nanoTime();
        simulator.build(verilog);
        double buildSeconds = (System.nanoTime() - start) / 1e9;
        double openMillis = openMillis(simulator, verilog);
        progress.done(subject.name());
        lines.add(
            String.format(
                Locale.ROOT,
                "%-28s built in %6.2f s, opened from the cache in %6.2f ms",
                subject.name(),
                buildSeconds,
                openMillis));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", subject.name());
        entry.put("buildSeconds", buildSeconds);
        entry.put("openMillis", openMillis);
        cases.add(entry);
      }
    }
    lines.forEach(workplace.console()::line);
    return Outcome.ok(Map.of("cases", cases));
  }

  /** The median of several openings, one step each; the first also loads classes. */
  private static double openMillis(Simulator simulator, Verilog verilog) {
    double[] millis = new double[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
      long start = System.nanoTime();
      try (Simulation simulation = simulator.open(verilog)) {
        simulation.step();
      }
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[OPENINGS / 2];
  }
}
