package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A floating-point unit as a design to ask for by name. */
record FpDesign(FpUnit unit) implements CataloguedDesign {
  private static final String FORMAT = "format";
  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final String SUBNORMALS = "subnormals";
  private static final String LATENCY = "latency";
  private static final String DSPS = "dsps";

  /** Stands for the result's format, or for as many DSPs as the product takes. */
  private static final String SAME = "same";

  private static final String NATURAL = "natural";
  private static final String SPELLED = "fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}";
  private static final String NAMES = "fp32, bf16, fp16 or such as e8m14";

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
    parameters.add(
        new Parameter.Text(
            FORMAT, "format of the result", "fp32", Pattern.compile(SPELLED), NAMES));
    if (unit.multiplies()) {
      Pattern orSame = Pattern.compile(SAME + "|" + SPELLED);
      String names = "same, " + NAMES;
      parameters.add(new Parameter.Text(LEFT, "format of a", SAME, orSame, names));
      parameters.add(new Parameter.Text(RIGHT, "format of b", SAME, orSame, names));
    }
    parameters.add(
        new Parameter.Flag(SUBNORMALS, "compute with subnormals, not with zeros", false));
    parameters.add(
        new Parameter.Whole(
            LATENCY, "cycles to the result", unit.usualLatency(), 0, unit.mostLatency()));
    if (unit.multiplies()) {
      parameters.add(
          new Parameter.Choice(
              DSPS, "DSPs of the product", NATURAL, List.of(NATURAL, "0", "1", "2")));
    }
    return parameters;
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    for (String format : List.of("fp32", "bf16", "fp16")) {
      presets.put(format, Map.of(FORMAT, format));
    }
    return presets;
  }

  private FpChoice chosen(ParameterValues values) {
    FpFormat result = format(values, FORMAT);
    int latency = values.whole(LATENCY);
    if (!unit.multiplies()) {
      return new FpChoice(result, result, result, latency, 0);
    }
    FpFormat left = format(values, LEFT);
    FpFormat right = format(values, RIGHT);
    int dsps =
        values.text(DSPS).equals(NATURAL)
            ? FpMultiplier.Options.mostDsps(left, right)
            : values.whole(DSPS);
    return new FpChoice(left, right, result, latency, dsps);
  }

  private static FpFormat format(ParameterValues values, String parameter) {
    String name = values.text(parameter);
    FpFormat format = FpFormat.of(name.equals(SAME) ? values.text(FORMAT) : name);
    return values.flag(SUBNORMALS) ? format.withSubnormals() : format;
  }

  @Override
  public Design design(ParameterValues values) {
    FpChoice choice = chosen(values);
    return Design.of(() -> new FpTop(unit, choice));
  }

  @Override
  public Trial trial(ParameterValues values) {
    return new FpTrial(unit, chosen(values));
  }
}
