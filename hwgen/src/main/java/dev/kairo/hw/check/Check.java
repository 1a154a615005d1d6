package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import java.util.List;

/** One rule, applied to one circuit at a time. */
public interface Check {
  /**
   * The diagnostics of a circuit.
   *
   * @param path where the circuit is used first, from the top down
   */
  List<Diagnostic> check(Circuit circuit, String path);
}
