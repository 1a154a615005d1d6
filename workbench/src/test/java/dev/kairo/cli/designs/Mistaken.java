package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A design whose bench has another circuit in mind than the one that is built. */
record Mistaken(CataloguedDesign real, Supplier<Design> built) implements CataloguedDesign {
  /** The design, built with other values than were asked for. */
  static Mistaken with(CataloguedDesign real, String... words) {
    return new Mistaken(real, () -> real.design(ParameterValues.of(real, "", List.of(words))));
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String summary() {
    return real.summary();
  }

  @Override
  public List<Parameter> parameters() {
    return real.parameters();
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return real.presets();
  }

  @Override
  public Design design(ParameterValues values) {
    return built.get();
  }

  @Override
  public Trial trial(ParameterValues values) {
    return real.trial(values);
  }
}
