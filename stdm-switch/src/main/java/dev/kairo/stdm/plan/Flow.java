package dev.kairo.stdm.plan;

/** Words from the user logic of one board to that of another. */
public record Flow(String name, int source, int destination) {
  public Flow {
    if (source == destination) {
      throw new IllegalArgumentException(
          "The flow %s stays on board %d; only flows between boards pass a switch."
              .formatted(name, source));
    }
  }
}
