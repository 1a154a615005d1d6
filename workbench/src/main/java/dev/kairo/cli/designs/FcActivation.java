package dev.kairo.cli.designs;

import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.port.PortLayer;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import dev.kairo.train.softmax.SoftmaxKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands between a layer's outputs and the errors that arrive at it. */
public enum FcActivation {
  /** Nothing: errors count as they arrive. */
  NONE(Optional.empty()),
  /** Errors count where the layer's forward output was positive. */
  RELU(Optional.empty()),
  /** Logits and labels arrive; a class a cycle. */
  SOFTMAX(Optional.of(SoftmaxKind.PIPELINED)),
  /** Logits and labels arrive; one class after the other on one unit of each kind. */
  SOFTMAX_SEQUENTIAL(Optional.of(SoftmaxKind.SEQUENTIAL));

  /** The name of the parameter that chooses it. */
  public static final String NAME = "activation";

  private final Optional<SoftmaxKind> softmax;

  FcActivation(Optional<SoftmaxKind> softmax) {
    this.softmax = softmax;
  }

  /** The parameter that chooses it. */
  public static Parameter parameter(FcActivation fallback) {
    return new Parameter.Choice(
        NAME,
        "what errors pass or come from first",
        fallback.key(),
        Arrays.stream(values()).map(FcActivation::key).toList());
  }

  /** The name in {@code --set activation=name}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The activation of a name that {@link #parameter} accepts. */
  public static FcActivation of(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }

  /** Names as they stand in {@code --set}. */
  public static List<String> keys(List<FcActivation> activations) {
    return activations.stream().map(FcActivation::key).toList();
  }

  /** A layer with its softmax, where this is one. */
  public Optional<SoftmaxBackwardParameters> softmax(FcParameters layer) {
    return softmax.map(kind -> SoftmaxBackwardParameters.of(kind, layer));
  }

  /** The engine of a layer with what stands around it. */
  public FcEngine engine(FcParameters layer, FcTop top) {
    return new FcLayer(softmax(layer).map(PortLayer::of).orElseGet(() -> PortLayer.of(layer)), top);
  }
}
