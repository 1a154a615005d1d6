package dev.kairo.train.softmax;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.train.fc.FcCost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@link FcSoftmaxBackward} takes, in closed form: microseconds a configuration.
 *
 * <p>The layer's closed form and one softmax, which does not depend on M and N and is estimated
 * once for all of them. As exact as {@link FcCost}: DSPs and block RAMs are those of the elaborated
 * estimate, LUTs within a few per cent; a test holds both together.
 */
public final class SoftmaxCost {
  private final FcCost layers = new FcCost();
  private final Map<Engine, Resources> engines = new ConcurrentHashMap<>();

  /** A softmax as its estimate is kept. */
  private record Engine(SoftmaxKind kind, SoftmaxParameters parameters) {}

  /** What an engine takes. */
  public Resources of(SoftmaxBackwardParameters parameters) {
    Engine softmax = new Engine(parameters.kind(), parameters.softmax());
    return layers.of(parameters.layer()).plus(engines.computeIfAbsent(softmax, SoftmaxCost::of));
  }

  private static Resources of(Engine softmax) {
    Design design = Design.of(() -> softmax.kind().alone(softmax.parameters()));
    return Estimator.ofPart(design.circuit()).total();
  }
}
