package dev.kairo.cli.designs;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The choices that every engine of a fully connected layer has beside its shape.
 *
 * @param multiplier what each multiplier is like
 * @param adder what each adder is like
 */
record FcUnits(FpFormat format, FpMultiplier.Options multiplier, FpAdder.Options adder) {
  /** Stands for as many DSPs as a product takes. */
  private static final String NATURAL = "natural";

  /** Stands for the least reduction that sums have their turns with. */
  private static final String LEAST = "least";

  /** The parameters that choose them, and the reduction of products of so many lanes. */
  static List<Parameter> parameters(String lanes) {
    return List.of(
        new Parameter.Text(
            "format",
            "format of every number",
            "fp32",
            Pattern.compile("fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}"),
            "fp32, bf16, fp16 or such as e8m14"),
        new Parameter.Flag("subnormals", "compute with subnormals, not with zeros", false),
        new Parameter.Choice(
            "dsps", "DSPs of each multiplier", NATURAL, List.of(NATURAL, "0", "1", "2")),
        new Parameter.Whole("multiplier-latency", "cycles to a product", 2, 0, 5),
        new Parameter.Whole("adder-latency", "cycles to a sum", 3, 0, 6),
        new Parameter.Text(
            "reduction",
            "products added as a tree before they join a sum",
            LEAST,
            Pattern.compile(LEAST + "|\\d{1,5}"),
            "least or a divisor of " + lanes));
  }

  static FcUnits of(ParameterValues values) {
    FpFormat plain = FpFormat.of(values.text("format"));
    FpFormat format = values.flag("subnormals") ? plain.withSubnormals() : plain;
    FpMultiplier.Options multiplier =
        FpMultiplier.Options.of(format).withLatency(values.whole("multiplier-latency"));
    if (!values.text("dsps").equals(NATURAL)) {
      multiplier = multiplier.withDsps(values.whole("dsps"));
    }
    return new FcUnits(
        format, multiplier, FpAdder.Options.of(format).withLatency(values.whole("adder-latency")));
  }

  /** A preset's shape, to which it adds what else it chooses. */
  static Map<String, String> shape(int inputs, int outputs, int m, int n) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("inputs", Integer.toString(inputs));
    values.put("outputs", Integer.toString(outputs));
    values.put("M", Integer.toString(m));
    values.put("N", Integer.toString(n));
    return values;
  }

  /** The least reduction of a shape. */
  interface Least {
    int reduction(int inputs, int outputs, int m, int n, int adderLatency);
  }

  /** The reduction that is asked for. */
  int reduction(ParameterValues values, Least least) {
    return values.text("reduction").equals(LEAST)
        ? least.reduction(
            values.whole("inputs"),
            values.whole("outputs"),
            values.whole("M"),
            values.whole("N"),
            adder.latency())
        : values.whole("reduction");
  }
}
