package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.train.fc.FcForwardParameters;
import dev.kairo.train.fc.FcLegality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fully connected layer's forward pass as a design to ask for by name. */
public final class FcForwardDesign implements CataloguedDesign {
  private static final int MOST = 65_536;

  @Override
  public String name() {
    return "fc-forward";
  }

  @Override
  public String summary() {
    return "A fully connected layer's forward pass on M x N lanes, from the weight banks of fc.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter.Whole("inputs", "numbers that arrive for a sample", 800, 1, MOST));
    parameters.add(new Parameter.Whole("outputs", "numbers that leave for a sample", 500, 1, MOST));
    parameters.add(new Parameter.Whole("M", "outputs worked on in each cycle", 1, 1, MOST));
    parameters.add(new Parameter.Whole("N", "inputs worked on in each cycle", 8, 1, MOST));
    parameters.addAll(FcUnits.parameters("N"));
    parameters.add(
        new Parameter.Choice(
            FcActivation.NAME,
            "what outputs pass last",
            FcActivation.NONE.key(),
            List.of(FcActivation.NONE.key(), FcActivation.RELU.key())));
    return parameters;
  }

  @Override
  public Map<String, Map<String, String>> presets() {
    Map<String, Map<String, String>> presets = new LinkedHashMap<>();
    Map<String, String> fc1 = FcUnits.shape(800, 500, 10, 16);
    fc1.put(FcActivation.NAME, FcActivation.RELU.key());
    presets.put("fc1", fc1);
    presets.put("fc2", FcUnits.shape(500, 10, 1, 100));
    return presets;
  }

  private static FcEngine chosen(ParameterValues values) {
    FcUnits units = FcUnits.of(values);
    return new FcForwardPass(
        new FcForwardParameters(
            values.whole("inputs"),
            values.whole("outputs"),
            values.whole("M"),
            values.whole("N"),
            units.format(),
            units.reduction(values, FcLegality::leastForwardReduction),
            units.multiplier(),
            units.adder(),
            FcActivation.of(values.text(FcActivation.NAME)) == FcActivation.RELU));
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
