package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.pass.NameTable;
import dev.kairo.hw.pass.ReservedWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of modules: the class's name where it has one body, else with the parameters that tell the
 * bodies apart ({@code Fifo_depth16_width32}), and a counter where even those are equal.
 */
final class DefinitionNames {
  private DefinitionNames() {}

  /**
   * The names of definitions that all differ.
   *
   * @param circuits one circuit for each definition
   * @param taken names of black boxes, which stay as they are
   */
  static List<String> of(List<Circuit> circuits, Set<String> taken) {
    NameTable table = new NameTable();
    taken.forEach(table::claim);
    Map<String, List<Circuit>> families = new LinkedHashMap<>();
    for (Circuit circuit : circuits) {
      families.computeIfAbsent(circuit.name(), any -> new ArrayList<>()).add(circuit);
    }
    List<String> names = new ArrayList<>(circuits.size());
    for (Circuit circuit : circuits) {
      List<Circuit> family = families.get(circuit.name());
      String name = circuit.name() + (family.size() == 1 ? "" : suffix(circuit, family));
      names.add(table.unique(ReservedWords.contains(name) ? name + "_module" : name));
    }
    return names;
  }

  private static String suffix(Circuit circuit, List<Circuit> family) {
    StringBuilder suffix = new StringBuilder();
    for (Parameter parameter : circuit.parameters()) {
      if (differs(parameter, family)) {
        suffix.append('_').append(parameter.name()).append(parameter.value());
      }
    }
    return suffix.toString();
  }

  private static boolean differs(Parameter parameter, List<Circuit> family) {
    Set<String> values = new LinkedHashSet<>();
    for (Circuit one : family) {
      values.add(
          one.parameters().stream()
              .filter(other -> other.name().equals(parameter.name()))
              .map(Parameter::value)
              .findFirst()
              .orElse(""));
    }
    return values.size() > 1;
  }
}
