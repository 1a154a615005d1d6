package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Pin;

/**
 * What is declared inside definitions: Verilator reports a net that is called like the instance it
 * lies in.
 */
@FunctionalInterface
public interface InnerNames {
  /** Whether a definition declares a name. */
  boolean declares(Definition definition, String name);

  /** What is known without looking inside. */
  static boolean isPin(Definition definition, String name) {
    return definition.inputPins().stream().map(Pin::name).anyMatch(name::equals)
        || definition.outputPins().stream().map(Pin::name).anyMatch(name::equals);
  }
}
