package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A multiplier, adder or chain of both as a design to ask for by name. */
record FpDesign(FpUnit unit) implements CataloguedDesign {
  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final String LATENCY = "latency";
  private static final String DSPS = "dsps";

  @Override
  public String name() {
    return unit.designName();
  }

  @Override
  public String summary() {
    return unit.summary();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(FpParameters.format("format of the result"));
    if (unit.multiplies()) {
      parameters.add(FpParameters.operandFormat(LEFT, "format of a"));
      parameters.add(FpParameters.operandFormat(RIGHT, "format of b"));
    }
    parameters.add(FpParameters.subnormals());
    parameters.add(
        new Parameter.Whole(
            LATENCY, "cycles to the result", unit.usualLatency(), 0, unit.mostLatency()));
    if (unit.multiplies()) {
      String natural = FpParameters.NATURAL;
      parameters.add(
          new Parameter.Choice(
              DSPS, "DSPs of the product", natural, List.of(natural, "0", "1", "2")));
    }
    return parameters;
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return FpParameters.presets();
  }

  private ChosenUnit chosen(ParameterValues values) {
    FpFormat result = FpParameters.format(values, FpParameters.FORMAT);
    int latency = values.whole(LATENCY);
    if (!unit.multiplies()) {
      return new ArithmeticUnit(unit, new FpChoice(result, result, result, latency, 0));
    }
    FpFormat left = FpParameters.format(values, LEFT);
    FpFormat right = FpParameters.format(values, RIGHT);
    int dsps = FpParameters.orNatural(values, DSPS, FpMultiplier.Options.mostDsps(left, right));
    return new ArithmeticUnit(unit, new FpChoice(left, right, result, latency, dsps));
  }

  @Override
  public Design design(ParameterValues values) {
    return chosen(values).design();
  }

  @Override
  public Trial trial(ParameterValues values) {
    return chosen(values).trial();
  }
}
