package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.train.fc.FcLegality;
import dev.kairo.train.fc.FcParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A fully connected layer's training engine as a design to ask for by name. */
public final class FcDesign implements CataloguedDesign {
  /** Its name. */
  public static final String NAME = "fc";

  private static final int MOST = 65_536;
  private static final String LEAST = "least";
  private static final String PORT = "port";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A fully connected layer in training on M x N lanes: errors, weights, biases.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("inputs", "errors that arrive for a sample", 500, 1, MOST),
        new Parameter.Whole("outputs", "errors that leave for a sample", 800, 1, MOST),
        new Parameter.Whole("M", "inputs worked on in each cycle", 1, 1, MOST),
        new Parameter.Whole("N", "outputs worked on in each cycle", 8, 1, MOST),
        new Parameter.Text(
            "format",
            "format of every number",
            "fp32",
            Pattern.compile("fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}"),
            "fp32, bf16, fp16 or such as e8m14"),
        new Parameter.Flag("subnormals", "compute with subnormals, not with zeros", false),
        new Parameter.Choice(
            "dsps", "DSPs of each multiplier", "natural", List.of("natural", "0", "1", "2")),
        new Parameter.Whole("multiplier-latency", "cycles to a product", 2, 0, 5),
        new Parameter.Whole("adder-latency", "cycles to a sum", 3, 0, 6),
        new Parameter.Text(
            "reduction",
            "products added as a tree before they join a sum",
            LEAST,
            Pattern.compile(LEAST + "|\\d{1,5}"),
            "least or a divisor of M"),
        new Parameter.Choice(
            "activation", "what errors pass first", "none", List.of("none", "relu")),
        new Parameter.Choice(PORT, "what stands around it", FcTop.BARE.key(), FcTop.keys()));
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    presets.put(
        "fc1",
        Map.of("inputs", "500", "outputs", "800", "M", "1", "N", "160", "activation", "relu"));
    presets.put("fc2", Map.of("inputs", "10", "outputs", "500", "M", "1", "N", "100"));
    return presets;
  }

  private static FcParameters chosen(ParameterValues values) {
    FpFormat plain = FpFormat.of(values.text("format"));
    FpFormat format = values.flag("subnormals") ? plain.withSubnormals() : plain;
    FpMultiplier.Options multiplier =
        FpMultiplier.Options.of(format).withLatency(values.whole("multiplier-latency"));
    if (!values.text("dsps").equals("natural")) {
      multiplier = multiplier.withDsps(values.whole("dsps"));
    }
    FpAdder.Options adder = FpAdder.Options.of(format).withLatency(values.whole("adder-latency"));
    int inputs = values.whole("inputs");
    int outputs = values.whole("outputs");
    int m = values.whole("M");
    int n = values.whole("N");
    int reduction =
        values.text("reduction").equals(LEAST)
            ? FcLegality.leastReduction(inputs, outputs, m, n, adder.latency())
            : values.whole("reduction");
    boolean relu = values.text("activation").equals("relu");
    return new FcParameters(inputs, outputs, m, n, format, reduction, multiplier, adder, relu);
  }

  @Override
  public Design design(ParameterValues values) {
    FcParameters parameters = chosen(values);
    return FcTop.of(values.text(PORT)).design(parameters);
  }

  @Override
  public Trial trial(ParameterValues values) {
    return new FcTrial(chosen(values), FcTop.of(values.text(PORT)));
  }
}
