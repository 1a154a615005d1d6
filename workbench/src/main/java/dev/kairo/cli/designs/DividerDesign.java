package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpDivider;
import dev.kairo.hw.fp.FpDividerPipelined;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A floating-point divider as a design to ask for by name. */
final class DividerDesign implements CataloguedDesign {
  private static final String NAME = "fp-div";
  private static final String ROWS = "rows";

  /** Rows of the widest format. */
  private static final int MOST_ROWS = 26;

  /** A divider of either variant. */
  private interface Divider extends ChosenUnit {
    FpFormat format();

    @Override
    default String designName() {
      return NAME;
    }

    @Override
    default List<FpFormat> operands() {
      return List.of(format(), format());
    }

    @Override
    default FpFormat result() {
      return format();
    }

    @Override
    default long golden(long[] words) {
      return FpGolden.divide(format(), words[0], words[1]);
    }
  }

  private record Sequential(FpFormat format) implements Divider, SequentialUnit {
    private FpDivider.Options options() {
      return FpDivider.Options.of(format);
    }

    @Override
    public Map<String, Object> parameters() {
      return FpParameters.header(format, FpParameters.SEQUENTIAL, latencyCycles());
    }

    @Override
    public int latencyCycles() {
      return options().latencyCycles();
    }

    @Override
    public Answer answer(Module top, Bits start, List<Bits> operands) {
      FpDivider unit = new FpDivider(top, options(), start, operands.get(0), operands.get(1));
      return new Answer(unit.done, unit.y);
    }
  }

  private record Pipelined(FpDividerPipelined.Options options) implements Divider, StreamingUnit {
    @Override
    public FpFormat format() {
      return options.format();
    }

    @Override
    public Map<String, Object> parameters() {
      Map<String, Object> parameters =
          new LinkedHashMap<>(
              FpParameters.header(format(), FpParameters.PIPELINED, latencyCycles()));
      parameters.put(ROWS, options.rowsPerCycle());
      return parameters;
    }

    @Override
    public int latencyCycles() {
      return options.latencyCycles();
    }

    @Override
    public Bits y(Module top, List<Bits> operands) {
      return new FpDividerPipelined(top, options, operands.get(0), operands.get(1)).y;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A floating-point divider, a / b: rounded once, no DSP.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        FpParameters.format("format of operands and result"),
        FpParameters.subnormals(),
        FpParameters.variant(),
        FpParameters.ifPipelined(ROWS, "bits of the quotient in a cycle", 1, MOST_ROWS));
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return FpParameters.presets();
  }

  private static ChosenUnit chosen(ParameterValues values) {
    FpFormat format = FpParameters.format(values, FpParameters.FORMAT);
    if (FpParameters.sequential(values, List.of(ROWS))) {
      return new Sequential(format);
    }
    FpDividerPipelined.Options usual = FpDividerPipelined.Options.of(format);
    int rows = FpParameters.orNatural(values, ROWS, usual.rowsPerCycle());
    return new Pipelined(usual.withRowsPerCycle(rows));
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
