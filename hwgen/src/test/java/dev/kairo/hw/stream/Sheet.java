package dev.kairo.hw.stream;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.check.CircuitException;
import java.util.function.Consumer;

/** A top module written in place, and what the tests stream through it. */
final class Sheet extends Module {
  /** A plain item. */
  static final Shape<Bits> ITEM = Shape.bits(16);

  Sheet(Consumer<Module> body) {
    body.accept(this);
  }

  /** A bench around a top module written in place. */
  static StreamBench bench(long seed, Consumer<Module> body) {
    return new StreamBench(() -> new Sheet(body), seed);
  }

  /** What is said of a top module that is refused, its lines left out. */
  static String refused(Consumer<Module> body) {
    return assertThrows(CircuitException.class, () -> Design.of(() -> new Sheet(body)))
        .getMessage()
        .replaceAll("\\w+Test.java:\\d+", "line");
  }
}
