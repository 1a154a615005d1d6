package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpExp;
import dev.kairo.hw.fp.FpExpPipelined;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A floating-point exponential as a design to ask for by name. */
final class ExponentialDesign implements CataloguedDesign {
  private static final String NAME = "fp-exp";
  private static final String LATENCY = "latency";
  private static final String DSPS = "dsps";
  private static final int MOST_LATENCY = 12;
  private static final int MOST_DSPS = 3;

  /** An exponential of either variant. */
  private interface Exponential extends ChosenUnit {
    FpFormat format();

    @Override
    default String designName() {
      return NAME;
    }

    @Override
    default List<FpFormat> operands() {
      return List.of(format());
    }

    @Override
    default FpFormat result() {
      return format();
    }

    @Override
    default long golden(long[] words) {
      return FpGolden.exp(format(), words[0]);
    }
  }

  private record Sequential(FpFormat format) implements Exponential, SequentialUnit {
    private FpExp.Options options() {
      return FpExp.Options.of(format);
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
      FpExp unit = new FpExp(top, options(), start, operands.get(0));
      return new Answer(unit.done, unit.y);
    }
  }

  private record Pipelined(FpExpPipelined.Options options) implements Exponential, StreamingUnit {
    @Override
    public FpFormat format() {
      return options.format();
    }

    @Override
    public Map<String, Object> parameters() {
      Map<String, Object> parameters =
          new LinkedHashMap<>(
              FpParameters.header(format(), FpParameters.PIPELINED, latencyCycles()));
      parameters.put(DSPS, options.dsps());
      return parameters;
    }

    @Override
    public int latencyCycles() {
      return options.latency();
    }

    @Override
    public Bits y(Module top, List<Bits> operands) {
      return new FpExpPipelined(top, options, operands.get(0)).y;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A floating-point exponential, e to the a, within a unit in the last place.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        FpParameters.format("format of operand and result"),
        FpParameters.subnormals(),
        FpParameters.variant(),
        FpParameters.ifPipelined(LATENCY, "cycles to the result", 0, MOST_LATENCY),
        FpParameters.ifPipelined(DSPS, "DSPs of its products", 0, MOST_DSPS));
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    return FpParameters.presets();
  }

  private static ChosenUnit chosen(ParameterValues values) {
    FpFormat format = FpParameters.format(values, FpParameters.FORMAT);
    if (FpParameters.sequential(values, List.of(LATENCY, DSPS))) {
      return new Sequential(format);
    }
    FpExpPipelined.Options usual = FpExpPipelined.Options.of(format);
    return new Pipelined(
        new FpExpPipelined.Options(
            format,
            FpParameters.orNatural(values, DSPS, usual.dsps()),
            FpParameters.orNatural(values, LATENCY, usual.latency())));
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
