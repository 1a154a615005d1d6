package dev.kairo.train.port;

import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;
import java.util.Optional;

/**
 * A layer behind a port.
 *
 * @param core the layer itself
 * @param last the layer with its softmax where it is a network's last one: logits arrive in the
 *     place of errors, and a label beside them
 */
public record PortLayer(FcParameters core, Optional<SoftmaxBackwardParameters> last) {
  public PortLayer {
    int bits = last.map(layer -> layer.softmax().indexWidth()).orElse(0);
    if (bits > core.format().width()) {
      throw new IllegalArgumentException(
          "A label of %d bits has no place in a number of %d; choose a wider format."
              .formatted(bits, core.format().width()));
    }
  }

  /** A layer at which errors arrive. */
  public static PortLayer of(FcParameters core) {
    return new PortLayer(core, Optional.empty());
  }

  /** A layer at which logits and labels arrive. */
  public static PortLayer of(SoftmaxBackwardParameters last) {
    return new PortLayer(last.layer(), Optional.of(last));
  }

  /** Whether labels arrive. */
  public boolean labelled() {
    return last.isPresent();
  }

  /** Cycles from one sample to the next in steady state without what the port takes. */
  public int intervalCycles() {
    return last.map(SoftmaxBackwardParameters::intervalCycles).orElseGet(core::intervalCycles);
  }

  /** Samples whose activations wait while the softmax works out their errors. */
  int samplesAhead() {
    int latency = last.map(SoftmaxBackwardParameters::softmaxLatencyCycles).orElse(0);
    return (latency + intervalCycles() - 1) / intervalCycles();
  }
}
