package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.FcResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends samples through an engine and compares every word with the golden model. */
record FcTrial(FcEngine engine) implements Trial {
  private static final int SAMPLES = 4;

  @Override
  public boolean bySample() {
    return true;
  }

  @Override
  public long usualCycles() {
    return SAMPLES;
  }

  @Override
  public long usualInterpretedCycles() {
    return SAMPLES;
  }

  @Override
  public Bench on(Simulation simulation, long seed) {
    return samples -> report(engine.run(simulation, Math.toIntExact(samples), seed));
  }

  private static TrialReport report(FcResult result) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("samples", (long) result.samples());
    counts.put("words compared", result.words());
    return new TrialReport(
        result.cycles(),
        result.mismatches(),
        result.first().stream().toList(),
        counts,
        result.intervalCycles());
  }
}
