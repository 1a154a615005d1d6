package dev.kairo.cli.bench;

import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.bench.HarnessBenchmark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Java driving a model against a C++ main loop around the same model. */
public final class HarnessBench implements Bench {
  private final boolean quick;

  /** A measurement of about 25 seconds, or a quick look that is less exact. */
  public HarnessBench(boolean quick) {
    this.quick = quick;
  }

  @Override
  public Outcome run(Workplace workplace) {
    HarnessBenchmark benchmark = HarnessBenchmark.of(Simulator.of(workplace.environment()));
    HarnessBenchmark.Result measured;
    try (Progress progress = workplace.console().progress()) {
      progress.start("harness");
      progress.detail("Java and C++ take turns on the same models");
      measured = (quick ? benchmark.with(3, 0.05) : benchmark).run();
      progress.done("measured, the best of each side's runs");
    }
    workplace.console().line(measured.table().stripTrailing());
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
    return Bench.judged(
        measured.passed(),
        result,
        "Java was slower against C++ than the bar allows; other load on the machine can cause that.");
  }
}
