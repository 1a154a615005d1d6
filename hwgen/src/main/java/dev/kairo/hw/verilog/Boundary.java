package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.pass.NameTable;
import dev.kairo.hw.pass.ReservedWords;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the names that go into Verilog as they are: those of ports, and all of a black box. Other
 * names are made legal on the way.
 */
final class Boundary {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern VALUE =
      Pattern.compile("\"[^\"\\\\\\p{Cntrl}]*\"|[-+]?[A-Za-z0-9_'.]+");

  private Boundary() {}

  static void check(Circuit circuit) {
    ports(circuit);
  }

  static void check(BlackBox box) {
    name("The black box", box.name(), box.name());
    ports(box);
    for (Parameter parameter : box.parameters()) {
      name("The parameter", parameter.name(), box.name());
      if (!VALUE.matcher(parameter.value()).matches()) {
        throw new EmissionException(
            "The parameter %s of %s is %s; give a number, a name or a string in double quotes."
                .formatted(parameter.name(), box.name(), parameter.value()));
      }
    }
  }

  private static void ports(Definition definition) {
    Set<String> met = new HashSet<>();
    for (ClockPort clock : definition.clocks()) {
      port(definition, clock.name(), met);
    }
    for (Pin pin : definition.inputPins()) {
      port(definition, pin.name(), met);
    }
    for (Pin pin : definition.outputPins()) {
      port(definition, pin.name(), met);
    }
  }

  private static void port(Definition definition, String name, Set<String> met) {
    name("The port", name, definition.name());
    if (!met.add(name.toLowerCase(Locale.ROOT))) {
      throw new EmissionException(
          "%s has two ports called %s; names must differ in more than capitals."
              .formatted(definition.name(), name));
    }
  }

  private static void name(String what, String name, String module) {
    String owner = name.equals(module) ? "" : " of " + module;
    if (!NAME.matcher(name).matches() || name.length() > NameTable.LONGEST) {
      throw new EmissionException(
          "%s %s%s is no Verilog name; use up to %d letters, digits and underscores, a letter first."
              .formatted(what, name, owner, NameTable.LONGEST));
    }
    if (ReservedWords.contains(name)) {
      throw new EmissionException(
          "%s %s%s is a reserved word of Verilog, SystemVerilog, VHDL or C++; rename it."
              .formatted(what, name, owner));
    }
  }
}
