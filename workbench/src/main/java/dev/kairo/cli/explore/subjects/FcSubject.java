package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.designs.FcActivation;
import dev.kairo.cli.designs.FcEngine;
import dev.kairo.cli.designs.FcTop;
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
import dev.kairo.train.fc.FcCost;
import dev.kairo.train.fc.FcLegality;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxCost;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fully connected training engines of one layer: M and N, DSPs of a multiplier, depth of the units'
 * pipes, format, and what errors pass or come from.
 */
class FcSubject implements ExplorationSubject {
  private static final int MOST = 65_536;
  private static final int MOST_MULTIPLIER_LATENCY = 4;
  private static final String FORMATS = "fp32|bf16|fp16|e\\d{1,2}m\\d{1,2}";
  private static final String CORE = "inputs/M x outputs/N, inputs, small layers' waits";
  private static final String LANES =
      "M N (2 multipliers + 2 adders + a bank), N activation banks, control";
  private static final Origin INTERVAL = new Origin.Modelled("max(" + CORE + ")");
  private static final Origin LAST_INTERVAL = new Origin.Modelled("max(" + CORE + ", softmax)");
  private static final Origin AREA = new Origin.Modelled(LANES);
  private static final Origin LAST_AREA = new Origin.Modelled(LANES + ", softmax");

  private final String name;
  private final int inputs;
  private final int outputs;
  private final List<FcActivation> activations;
  private final FcCost layerCosts = new FcCost();
  private final SoftmaxCost softmaxCosts = new SoftmaxCost();

  /**
   * The engines of a layer; its shape can be set to another.
   *
   * @param activations what its errors pass or come from, where nobody asks for something else
   */
  FcSubject(String name, int inputs, int outputs, List<FcActivation> activations) {
    this.name = name;
    this.inputs = inputs;
    this.outputs = outputs;
    this.activations = List.copyOf(activations);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A fully connected layer in training, %d in and %d errors out, activation %s."
        .formatted(inputs, outputs, String.join(" or ", FcActivation.keys(activations)));
  }

  @Override
  public String generator() {
    return "fc 2";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole("inputs", "errors or logits that arrive for a sample", inputs, 1, MOST),
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
        new Parameter.Whole("depth", "cycles to a sum; one less to a product", 3, 2, 6),
        FcActivation.parameter(activations.get(0)));
  }

  @Override
  public List<String> values(String parameter, Configuration chosen) {
    return switch (parameter) {
      case "M" -> words(FcLegality.divisors(chosen.whole("inputs")).stream());
      case "N" -> words(FcLegality.divisors(chosen.whole("outputs")).stream());
      case "dsps" -> words(dsps(chosen).stream());
      case "depth" -> List.of("3", "4", "6");
      case FcActivation.NAME -> FcActivation.keys(activations);
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
      softmax(configuration);
      return Optional.empty();
    } catch (IllegalArgumentException illegal) {
      return Optional.of(illegal.getMessage());
    }
  }

  private FcParameters layer(Configuration configuration) {
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
        activation(configuration) == FcActivation.RELU);
  }

  private static FcActivation activation(Configuration configuration) {
    return FcActivation.of(configuration.text(FcActivation.NAME));
  }

  /** The layer with its softmax, where it has one. */
  private Optional<SoftmaxBackwardParameters> softmax(Configuration configuration) {
    return activation(configuration).softmax(layer(configuration));
  }

  private FcEngine engine(Configuration configuration) {
    return activation(configuration).engine(layer(configuration), FcTop.BARE);
  }

  @Override
  public Costs estimate(Configuration configuration) {
    Optional<SoftmaxBackwardParameters> last = softmax(configuration);
    if (last.isPresent()) {
      return costs(
          last.get().intervalCycles(), softmaxCosts.of(last.get()), LAST_INTERVAL, LAST_AREA);
    }
    FcParameters layer = layer(configuration);
    return costs(layer.intervalCycles(), layerCosts.of(layer), INTERVAL, AREA);
  }

  private static Costs costs(
      int intervalCycles, Resources resources, Origin interval, Origin area) {
    return new Costs(
        intervalCycles,
        resources.dsp(),
        resources.lut(),
        resources.ff(),
        resources.bram36(),
        interval,
        area);
  }

  @Override
  public Design design(Configuration configuration) {
    return engine(configuration).design();
  }

  @Override
  public Measurement measure(
      Configuration configuration, Simulation simulation, int samples, long seed) {
    FcResult result = engine(configuration).run(simulation, samples, seed);
    return new Measurement(
        result.intervalCycles().orElse(0), result.mismatches(), result.first().stream().toList());
  }
}
