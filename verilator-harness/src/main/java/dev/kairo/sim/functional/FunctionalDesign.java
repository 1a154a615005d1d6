package dev.kairo.sim.functional;

import dev.kairo.hw.Design;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Node;
import dev.kairo.sim.Verilog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A design whose adders and multipliers of singles are C++: every other circuit, every register and
 * every cycle stay as they are, and so does every word, which tests hold both models to. What it
 * shows is not a simulation of the units' own gates, and who shows it says so.
 *
 * @param verilog what to open with a simulator
 * @param units how many adders and multipliers C++ stands in for
 */
public record FunctionalDesign(Verilog verilog, int units) {
  private static final String CODE = "kairo_functional.cpp";

  /** The functional model of a design. */
  public static FunctionalDesign of(Design design) {
    Exchange exchange = new Exchange();
    Circuit top = exchange.circuit(design.circuit());
    Verilog verilog = Verilog.of(Design.of(top));
    return new FunctionalDesign(
        exchange.units > 0 ? verilog.and(CODE, code()) : verilog, exchange.count(top));
  }

  private static String code() {
    try (InputStream in = FunctionalDesign.class.getResourceAsStream(CODE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + CODE + " is missing from the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("The resource " + CODE + " can't be read.", problem);
    }
  }

  /** Puts boxes in the place of units, each definition once. */
  private static final class Exchange {
    private final Map<Circuit, Definition> exchanged = new IdentityHashMap<>();
    private final Map<Definition, Integer> counts = new IdentityHashMap<>();
    private int units;

    private Definition definition(Circuit circuit) {
      Definition known = exchanged.get(circuit);
      if (known == null) {
        Optional<FunctionalUnit> unit = FunctionalUnit.of(circuit);
        known = unit.isPresent() ? unit.get().box(circuit) : circuit(circuit);
        units += unit.isPresent() ? 1 : 0;
        exchanged.put(circuit, known);
      }
      return known;
    }

    private Circuit circuit(Circuit circuit) {
      Node[] nodes = circuit.nodes().clone();
      boolean same = true;
      int inside = 0;
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i] instanceof Node.Instance instance
            && instance.definition() instanceof Circuit part) {
          Definition definition = definition(part);
          same &= definition == part;
          inside += definition instanceof Circuit ? counts.get(definition) : 1;
          nodes[i] =
              new Node.Instance(instance.width(), definition, instance.inputs(), instance.clocks());
        }
      }
      Circuit result =
          same
              ? circuit
              : circuit.with(
                  circuit.inputs(), circuit.outputs(), nodes, circuit.names(), circuit.locations());
      counts.put(result, inside);
      return result;
    }

    private int count(Circuit top) {
      return counts.get(top);
    }
  }
}
