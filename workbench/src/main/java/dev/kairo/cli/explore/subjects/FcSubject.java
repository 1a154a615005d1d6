package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.designs.Parameter;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.Measurement;
import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.figure.Origin;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcCost;
import dev.kairo.train.fc.FcLegality;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fully connected training engines of one layer: M and N, DSPs of a multiplier, depth of the units'
 * pipes and format.
 */
class FcSubject implements ExplorationSubject {
  private static final int MOST = 65_536;
  private static final int MOST_MULTIPLIER_LATENCY = 4;
  private static final String FORMATS = "fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}";
  private static final Origin INTERVAL =
      new Origin.Modelled("max(inputs/M x outputs/N, inputs, small layers' waits)");
  private static final Origin AREA =
      new Origin.Modelled("M N (2 multipliers + 2 adders + a bank), N activation banks, control");

  private final String name;
  private final int inputs;
  private final int outputs;
  private final boolean relu;
  private final FcCost costs = new FcCost();

  /** The engines of a layer; its shape can be set to another. */
  FcSubject(String name, int inputs, int outputs, boolean relu) {
    this.name = name;
    this.inputs = inputs;
    this.outputs = outputs;
    this.relu = relu;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A fully connected layer in training, %d errors in and %d out%s."
        .formatted(inputs, outputs, relu ? ", ReLU" : "");
  }

  @Override
  public String generator() {
    return "fc 1";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("inputs", "errors that arrive for a sample", inputs, 1, MOST),
        new Parameter.Whole("outputs", "errors that leave for a sample", outputs, 1, MOST),
        new Parameter.Whole("M", "inputs worked on in each cycle", 1, 1, MOST),
        new Parameter.Whole("N", "outputs worked on in each cycle", 1, 1, MOST),
        new Parameter.Text(
            "format",
            "format of every number",
            "fp32",
            Pattern.compile(FORMATS),
            "fp32, bf16, fp16 or such as e8m14"),
        new Parameter.Whole("dsps", "DSPs of each multiplier", 2, 0, 2),
        new Parameter.Whole("depth", "cycles to a sum; one less to a product", 3, 2, 6));
  }

  @Override
  public List<String> values(String parameter, Configuration chosen) {
    return switch (parameter) {
      case "M" -> words(FcLegality.divisors(chosen.whole("inputs")).stream());
      case "N" -> words(FcLegality.divisors(chosen.whole("outputs")).stream());
      case "dsps" -> words(dsps(chosen).stream());
      case "depth" -> List.of("3", "4", "6");
      case "inputs" -> List.of(Integer.toString(inputs));
      case "outputs" -> List.of(Integer.toString(outputs));
      default -> List.of("fp32");
    };
  }

  /** Multipliers in LUTs alone fill a device before they save anything; they can be asked for. */
  private static List<Integer> dsps(Configuration chosen) {
    FpFormat format = FpFormat.of(chosen.text("format"));
    return FpMultiplier.Options.mostDsps(format, format) == 2 ? List.of(2, 1) : List.of(1);
  }

  private static List<String> words(Stream<Integer> numbers) {
    return numbers.map(String::valueOf).toList();
  }

  @Override
  public Optional<String> illegality(Configuration configuration) {
    try {
      parameters(configuration);
      return Optional.empty();
    } catch (IllegalArgumentException illegal) {
      return Optional.of(illegal.getMessage());
    }
  }

  private FcParameters parameters(Configuration configuration) {
    FpFormat format = FpFormat.of(configuration.text("format"));
    int depth = configuration.whole("depth");
    FpAdder.Options adder = FpAdder.Options.of(format).withLatency(depth);
    int m = configuration.whole("M");
    int n = configuration.whole("N");
    int in = configuration.whole("inputs");
    int out = configuration.whole("outputs");
    return new FcParameters(
        in,
        out,
        m,
        n,
        format,
        FcLegality.leastReduction(in, out, m, n, depth),
        FpMultiplier.Options.of(format)
            .withDsps(configuration.whole("dsps"))
            .withLatency(Math.min(depth - 1, MOST_MULTIPLIER_LATENCY)),
        adder,
        relu);
  }

  @Override
  public Costs estimate(Configuration configuration) {
    FcParameters parameters = parameters(configuration);
    Resources resources = costs.of(parameters);
    return new Costs(
        parameters.intervalCycles(),
        resources.dsp(),
        resources.lut(),
        resources.ff(),
        resources.bram36(),
        INTERVAL,
        AREA);
  }

  @Override
  public Design design(Configuration configuration) {
    FcParameters parameters = parameters(configuration);
    return Design.of(() -> new FcBackward(parameters));
  }

  @Override
  public Measurement measure(
      Configuration configuration, Simulation simulation, int samples, long seed) {
    FcResult result = FcBench.run(simulation, parameters(configuration), samples, seed);
    return new Measurement(
        result.intervalCycles().orElse(0), result.mismatches(), result.first().stream().toList());
  }
}
