package dev.kairo.hw.mutate;

import dev.kairo.hw.ir.Circuit;

/**
 * A circuit with one mistake in it.
 *
 * @param name unique among the mutants of a circuit: the module, the node and what was done to it
 * @param description the mistake in a sentence, with the line that described the node
 * @param circuit the whole design, wrong in one place and nowhere else
 */
public record Mutant(String name, String description, Circuit circuit) {
  @Override
  public String toString() {
    return name + ": " + description;
  }
}
