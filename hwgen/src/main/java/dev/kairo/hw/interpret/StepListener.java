package dev.kairo.hw.interpret;

import java.util.List;

/** Is told of every step while all signals still hold what they held before the edge. */
@FunctionalInterface
public interface StepListener {
  /** The clocks that are about to rise together. */
  void beforeEdge(List<String> clocks);
}
