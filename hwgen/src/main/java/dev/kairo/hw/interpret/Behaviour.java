package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Value;
import java.util.List;

/**
 * What a black box does, written in Java, so that a circuit that holds one can be interpreted.
 *
 * <p>The interpreter asks for {@link #outputs} whenever inputs or state may have changed, and calls
 * {@link #edge} with the inputs as they were before the edge.
 */
public interface Behaviour {

  /** The outputs, in the definition's order, for inputs in the definition's order. */
  List<Value> outputs(List<Value> inputs);

  /** Takes note of the rising edge of some of the definition's clocks, all at once. */
  default void edge(List<String> clocks, List<Value> inputs) {}

  /**
   * Whether an output can follow an input without a clock edge between them. When not, {@link
   * #outputs} gets no inputs, and a path through the black box is no combinational loop.
   */
  default boolean combinational() {
    return true;
  }

  /** The state as numbers, for {@link Interpreter#save()}. */
  default long[] saved() {
    return new long[0];
  }

  /** Takes back what {@link #saved()} gave. */
  default void restore(long[] saved) {}
}
