package dev.kairo.hw.construct;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import java.util.function.Consumer;

/**
 * A small circuit and what is put on its inputs.
 *
 * @param name its module's name, unlike every other construct's
 * @param circuit the circuit
 * @param stimulus its inputs over time
 */
public record Construct(String name, Circuit circuit, Stimulus stimulus) {

  /** A module written in place. */
  private static final class Sheet extends Module {
    Sheet(String name, Consumer<Module> body) {
      rename(name);
      body.accept(this);
    }
  }

  /** A construct with random inputs. */
  static Construct of(String name, Consumer<Module> body) {
    return of(name, Stimulus.RANDOM, body);
  }

  /** A construct with chosen inputs. */
  static Construct of(String name, Stimulus stimulus, Consumer<Module> body) {
    return new Construct(name, Design.of(() -> new Sheet(name, body)).circuit(), stimulus);
  }

  @Override
  public String toString() {
    return name;
  }
}
