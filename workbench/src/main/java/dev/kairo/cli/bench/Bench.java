package dev.kairo.cli.bench;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.DesignCatalogue;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.hw.Design;
import dev.kairo.hw.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A subject of {@code kairo bench}: measures, prints a table and tells whether bars were met. */
public interface Bench {
  Outcome run(Workplace workplace) throws IOException;

  /** What a measurement works with. */
  record Workplace(
      Console console,
      Map<String, String> environment,
      Toolbox toolbox,
      DesignCatalogue catalogue) {
    public Workplace {
      environment = Map.copyOf(environment);
    }

    /** Every design of the catalogue in each of its presets. */
    List<Subject> subjects() {
      List<Subject> subjects = new ArrayList<>();
      for (CataloguedDesign design : catalogue.designs()) {
        for (String preset : design.presets().keySet()) {
          ParameterValues values = ParameterValues.of(design, preset, List.of());
          subjects.add(new Subject(design.name() + " " + preset, design.design(values)));
        }
      }
      return subjects;
    }
  }

  /** A design to measure. */
  record Subject(String name, Design design) {}

  /** The outcome of a measurement of time; a bar that was missed is a failed check. */
  static Outcome judged(boolean passed, Map<String, Object> result, String missed) {
    return judged(passed, result, missed, "other load disturbs times: run it again");
  }

  /** The outcome of a measurement, and what to do when a bar was missed. */
  static Outcome judged(boolean passed, Map<String, Object> result, String missed, String remedy) {
    return passed
        ? Outcome.ok(result)
        : Outcome.checkFailed(result, new Trouble("bar-missed", missed, "", remedy));
  }
}
