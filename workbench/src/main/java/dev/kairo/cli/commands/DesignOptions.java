package dev.kairo.cli.commands;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.DesignCatalogue;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words that name a design and choose its parameters, the same for every command. */
public final class DesignOptions {
  @Parameters(paramLabel = "DESIGN", arity = "0..1", description = "The design's name.")
  private String name = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Choose a parameter; may be given several times.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Start from a named set of values instead of the defaults.")
  private String preset = "";

  /** A design that was asked for, with its values. */
  record Asked(CataloguedDesign catalogued, ParameterValues values) {
    /** Elaborates it. */
    Design design() {
      return fitting(() -> catalogued.design(values));
    }

    /** Its test bench. */
    Trial trial() {
      return fitting(() -> catalogued.trial(values));
    }

    /** Values that are each allowed but don't fit together are refused. */
    private <T> T fitting(Supplier<T> made) {
      try {
        return made.get();
      } catch (IllegalArgumentException unfit) {
        String says = unfit.getMessage();
        String end = says.endsWith(".") ? "" : ".";
        throw Refusal.usage("parameter", catalogued.name() + ": " + says + end, "");
      }
    }

    /** The words that ask for it again. */
    String words() {
      return (catalogued.name() + " " + values.words()).strip();
    }
  }

  Asked asked(DesignCatalogue catalogue) {
    if (name.isEmpty()) {
      List<String> names = catalogue.designs().stream().map(CataloguedDesign::name).toList();
      throw Refusal.usage(
          "design",
          "Which design? Choose from " + String.join(", ", names) + ".",
          "kairo generate --list");
    }
    CataloguedDesign design = catalogue.design(name);
    return new Asked(design, ParameterValues.of(design, preset, words));
  }
}
