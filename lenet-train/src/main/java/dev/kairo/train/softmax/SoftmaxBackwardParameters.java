package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcParameters;

/**
 * The last layer of a network in back-propagation: its softmax and the layer itself.
 *
 * @param kind which engine works out the softmax
 * @param layer the layer, whose inputs are the softmax's errors
 */
public record SoftmaxBackwardParameters(
    SoftmaxKind kind, SoftmaxParameters softmax, FcParameters layer) {
  public SoftmaxBackwardParameters {
    if (softmax.classes() != layer.inputs()) {
      throw new IllegalArgumentException(
          "A softmax over %d classes has no layer of %d inputs behind it; choose %d classes."
              .formatted(softmax.classes(), layer.inputs(), layer.inputs()));
    }
    if (!softmax.format().equals(layer.format())) {
      throw new IllegalArgumentException(
          "A softmax in %s has no layer in %s behind it; choose one format for both."
              .formatted(softmax.format().name(), layer.format().name()));
    }
    if (layer.relu()) {
      throw new IllegalArgumentException(
          "There is no ReLU between a layer and its softmax; choose a layer without one.");
    }
  }

  /** A layer with a softmax of its format and its adders. */
  public static SoftmaxBackwardParameters of(SoftmaxKind kind, FcParameters layer) {
    SoftmaxParameters softmax =
        SoftmaxParameters.of(layer.inputs(), layer.format())
            .withAdderLatency(layer.adder().latency());
    return new SoftmaxBackwardParameters(kind, softmax, layer);
  }

  /** The errors that the softmax inside a module gives, as they arrive at the layer. */
  public Stream<FcBackward.Arrival> arriving(
      Module parent, Stream<Bits> logits, Stream<Bits> labels) {
    // Without a ReLU nobody reads the forward output beside an error.
    return kind.errors(parent, softmax, logits, labels)
        .map(FcBackward.arrival(layer), error -> new FcBackward.Arrival(error, error.constant(0)));
  }

  /** Cycles from one sample to the next in steady state: those of the slower one. */
  public int intervalCycles() {
    return Math.max(kind.intervalCycles(softmax), layer.intervalCycles());
  }

  /** Cycles from a sample's first logit to its last error when nothing else is under way. */
  public int softmaxLatencyCycles() {
    return kind.latencyCycles(softmax);
  }
}
