package dev.kairo.cli.commands;

import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.Parameter;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.util.List;
import java.util.Map;

/** A small design for tests of commands: a sum that grows by its input each cycle. */
final class Accumulator implements CataloguedDesign {
  @Override
  public String name() {
    return "accumulator";
  }

  @Override
  public String summary() {
    return "A running sum.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("width", "bits of the sum", 16, 1, 64),
        new Parameter.Whole("step", "bits of the input, at most the width", 8, 1, 64),
        new Parameter.Flag("odd", "start at one", false));
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return Map.of("narrow", Map.of("width", "4", "step", "2"));
  }

  @Override
  public Design design(ParameterValues values) {
    int width = values.whole("width");
    int step = values.whole("step");
    if (step > width) {
      throw new IllegalArgumentException(
          "step = %d is wider than the sum of %d bits; choose 1 to %d."
              .formatted(step, width, width));
    }
    return Design.of(() -> new Circuit(width, step, values.flag("odd")));
  }

  private static final class Circuit extends Module {
    Circuit(int width, int step, boolean odd) {
      rename("Accumulator");
      parameter("width", width);
      parameter("step", step);
      Bits increment = in("increment", step);
      out("sum", reg(width).reset(odd ? 1 : 0).next(sum -> sum.add(increment.zext(width))));
    }
  }
}
