package dev.kairo.cli.explore.choice;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Points in a plane of which none is worse than another in both directions: the further right, the
 * lower. Asking and adding take logarithmic time, counted over all additions.
 */
final class Staircase<T> {
  private record Step<T>(double height, T owner) {}

  private final TreeMap<Double, Step<T>> steps = new TreeMap<>();

  /** Someone who is neither further right nor higher than the place. */
  Optional<T> within(double right, double height) {
    Map.Entry<Double, Step<T>> step = steps.floorEntry(right);
    return step == null || step.getValue().height() > height
        ? Optional.empty()
        : Optional.of(step.getValue().owner());
  }

  void add(double right, double height, T owner) {
    if (within(right, height).isPresent()) {
      return;
    }
    Map.Entry<Double, Step<T>> next = steps.ceilingEntry(right);
    while (next != null && next.getValue().height() >= height) {
      steps.remove(next.getKey());
      next = steps.ceilingEntry(right);
    }
    steps.put(right, new Step<>(height, owner));
  }
}
