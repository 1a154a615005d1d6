package dev.kairo.cli.designs;

import dev.kairo.hw.fp.FpFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be chosen about every floating-point unit. */
final class FpParameters {
  static final String FORMAT = "format";
  static final String SUBNORMALS = "subnormals";
  static final String VARIANT = "variant";
  static final String SEQUENTIAL = "sequential";
  static final String PIPELINED = "pipelined";

  /** Stands for what a unit has when nothing is chosen. */
  static final String NATURAL = "natural";

  /** Stands for the result's format. */
  private static final String SAME = "same";

  private static final String SPELLED = "fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}";
  private static final String NAMES = "fp32, bf16, fp16 or such as e8m14";

  private FpParameters() {}

  static Parameter format(String help) {
    return new Parameter.Text(FORMAT, help, "fp32", Pattern.compile(SPELLED), NAMES);
  }

  /** A format of an operand, that of the result if nothing is chosen. */
  static Parameter operandFormat(String name, String help) {
    Pattern orSame = Pattern.compile(SAME + "|" + SPELLED);
    return new Parameter.Text(name, help, SAME, orSame, "same, " + NAMES);
  }

  static Parameter subnormals() {
    return new Parameter.Flag(SUBNORMALS, "compute with subnormals, not with zeros", false);
  }

  /** Small and one operand after the other, or a result each cycle. */
  static Parameter variant() {
    return new Parameter.Choice(
        VARIANT,
        "one operand after the other, or a result each cycle",
        SEQUENTIAL,
        List.of(SEQUENTIAL, PIPELINED));
  }

  /** A number that only the pipelined variant has. */
  static Parameter ifPipelined(String name, String help, int least, int most) {
    return new Parameter.Text(
        name,
        help + ", if pipelined",
        NATURAL,
        Pattern.compile(NATURAL + "|\\d{1,2}"),
        "%s, or %d to %d".formatted(NATURAL, least, most));
  }

  /** The format of a parameter's value. */
  static FpFormat format(ParameterValues values, String parameter) {
    String name = values.text(parameter);
    FpFormat format = FpFormat.of(name.equals(SAME) ? values.text(FORMAT) : name);
    return values.flag(SUBNORMALS) ? format.withSubnormals() : format;
  }

  /** Whether the sequential variant is chosen, which has none of the pipelined one's numbers. */
  static boolean sequential(ParameterValues values, List<String> ifPipelined) {
    if (values.text(VARIANT).equals(PIPELINED)) {
      return false;
    }
    for (String name : ifPipelined) {
      if (!values.text(name).equals(NATURAL)) {
        throw new IllegalArgumentException(
            "%s = %s is of the pipelined variant; set variant=pipelined or leave %s out."
                .formatted(name, values.text(name), name));
      }
    }
    return true;
  }

  /** A number, or the usual one. */
  static int orNatural(ParameterValues values, String name, int natural) {
    return values.text(name).equals(NATURAL) ? natural : values.whole(name);
  }

  /** What the header of the Verilog says of a unit that has variants. */
  static Map<String, Object> header(FpFormat format, String variant, int latencyCycles) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(FORMAT, format.name());
    header.put(SUBNORMALS, format.subnormals());
    header.put(VARIANT, variant);
    header.put("latency", latencyCycles);
    return header;
  }

  static Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    for (String format : List.of("fp32", "bf16", "fp16")) {
      presets.put(format, Map.of(FORMAT, format));
    }
    return presets;
  }
}
