package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.train.fc.FcLegality;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fully connected layer's training engine as a design to ask for by name. */
public final class FcDesign implements CataloguedDesign {
  /** Its name. */
  public static final String NAME = "fc";

  private static final int MOST = 65_536;
  private static final String PORT = "port";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "A fully connected layer in training on M x N lanes, with its ReLU or softmax.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter.Whole("inputs", "errors or logits that arrive for a sample", 500, 1, MOST));
    parameters.add(new Parameter.Whole("outputs", "errors that leave for a sample", 800, 1, MOST));
    parameters.add(new Parameter.Whole("M", "inputs worked on in each cycle", 1, 1, MOST));
    parameters.add(new Parameter.Whole("N", "outputs worked on in each cycle", 8, 1, MOST));
    parameters.addAll(FcUnits.parameters("M"));
    parameters.add(FcActivation.parameter(FcActivation.NONE));
    parameters.add(
        new Parameter.Choice(PORT, "what stands around it", FcTop.BARE.key(), FcTop.keys()));
    return parameters;
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    Map<String, String> fc1 = FcUnits.shape(500, 800, 1, 160);
    fc1.put(FcActivation.NAME, FcActivation.RELU.key());
    presets.put("fc1", fc1);
    Map<String, String> fast = FcUnits.shape(500, 800, 2, 160);
    fast.put("dsps", "1");
    fast.put(FcActivation.NAME, FcActivation.RELU.key());
    presets.put("fc1-fast", fast);
    Map<String, String> fc2 = FcUnits.shape(10, 500, 1, 100);
    fc2.put(FcActivation.NAME, FcActivation.SOFTMAX.key());
    presets.put("fc2", fc2);
    presets.put("fc2-without-softmax", FcUnits.shape(10, 500, 1, 100));
    return presets;
  }

  private static FcEngine chosen(ParameterValues values) {
    FcUnits units = FcUnits.of(values);
    FcActivation activation = FcActivation.of(values.text(FcActivation.NAME));
    FcParameters layer =
        new FcParameters(
            values.whole("inputs"),
            values.whole("outputs"),
            values.whole("M"),
            values.whole("N"),
            units.format(),
            units.reduction(values, FcLegality::leastReduction),
            units.multiplier(),
            units.adder(),
            activation == FcActivation.RELU);
    return activation.engine(layer, FcTop.of(values.text(PORT)));
  }

  @Override
  public Design design(ParameterValues values) {
    return chosen(values).design();
  }

  @Override
  public Trial trial(ParameterValues values) {
    return new FcTrial(chosen(values));
  }
}
