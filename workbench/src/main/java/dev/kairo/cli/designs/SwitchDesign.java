package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.cli.trial.TrialReport;
import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.stdm.ParameterRange;
import dev.kairo.stdm.StdmSwitch;
import dev.kairo.stdm.SwitchOptions;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import dev.kairo.stdm.bench.BenchResult;
import dev.kairo.stdm.bench.SwitchBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The STDM switch as a design to ask for by name. */
public final class SwitchDesign implements CataloguedDesign {
  /** Its name. */
  public static final String NAME = "stdm-switch";

  private static final String INTERCHANGE = "interchange";
  private static final String VALID = "valid";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A circuit switch by static time division: words of a slot follow a table.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (ParameterRange range : ParameterRange.values()) {
      parameters.add(
          new Parameter.Whole(
              range.key(), range.help(), range.preset(), range.least(), range.most()));
    }
    parameters.add(
        new Parameter.Flag(
            INTERCHANGE, "words may leave in another slot", SwitchOptions.DEFAULT.interchange()));
    parameters.add(
        new Parameter.Choice(
            VALID,
            "where a word's valid bit is",
            SwitchOptions.DEFAULT.validBit().key(),
            Arrays.stream(ValidBit.values()).map(ValidBit::key).toList()));
    return parameters;
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    presets.put("paper", words(SwitchParameters.PAPER));
    presets.put("fic", words(SwitchParameters.FIC));
    return presets;
  }

  private static Map<String, String> words(SwitchParameters preset) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(ParameterRange.PORTS.key(), Integer.toString(preset.ports()));
    words.put(ParameterRange.SLOTS.key(), Integer.toString(preset.slots()));
    words.put(ParameterRange.WIDTH.key(), Integer.toString(preset.width()));
    words.put(ParameterRange.EJECTIONS.key(), Integer.toString(preset.options().ejections()));
    words.put(ParameterRange.HOLD.key(), Integer.toString(preset.options().hold()));
    words.put(INTERCHANGE, Boolean.toString(preset.options().interchange()));
    words.put(VALID, preset.options().validBit().key());
    return words;
  }

  private static SwitchParameters chosen(ParameterValues values) {
    ValidBit valid =
        Arrays.stream(ValidBit.values())
            .filter(place -> place.key().equals(values.text(VALID)))
            .findFirst()
            .orElseThrow();
    return new SwitchParameters(
        values.whole(ParameterRange.PORTS.key()),
        values.whole(ParameterRange.SLOTS.key()),
        values.whole(ParameterRange.WIDTH.key()),
        new SwitchOptions(
            values.flag(INTERCHANGE),
            values.whole(ParameterRange.EJECTIONS.key()),
            values.whole(ParameterRange.HOLD.key()),
            valid));
  }

  @Override
  public Design design(ParameterValues values) {
    SwitchParameters parameters = chosen(values);
    return Design.of(() -> new StdmSwitch(parameters));
  }

  @Override
  public Trial trial(ParameterValues values) {
    SwitchParameters parameters = chosen(values);
    return new Trial() {
      @Override
      public long usualCycles() {
        return 200_000;
      }

      @Override
      public long usualInterpretedCycles() {
        return 10_000;
      }

      @Override
      public Bench on(Simulation simulation, long seed) {
        SwitchBench bench = SwitchBench.of(simulation, parameters, seed);
        return more -> report(bench.run(more));
      }
    };
  }

  private static TrialReport report(BenchResult result) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("words in", result.entered());
    counts.put("words out", result.left());
    counts.put("table changes", result.changes());
    return new TrialReport(
        result.cycles(),
        result.mismatches(),
        result.first().stream().toList(),
        counts,
        OptionalLong.empty());
  }
}
