package dev.kairo.hw.check;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.pass.ReservedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Modules and ports keep the very names they are given, so every tool must accept those. */
public final class PortNames implements Check {
  private static final int LONGEST = 60;
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  @Override
  public List<Diagnostic> check(Circuit circuit, String path) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Port> folded = new HashMap<>();
    check("module", circuit.name(), path, List.of(), found);
    for (ClockPort clock : circuit.clocks()) {
      check("clock", clock.name(), path, List.of(), found);
    }
    for (List<Port> ports : List.of(circuit.inputs(), circuit.outputs())) {
      for (Port port : ports) {
        check("port", port.name(), path, List.of(circuit.locations()[port.node()]), found);
        Port before = folded.putIfAbsent(port.name().toLowerCase(Locale.ROOT), port);
        if (before != null) {
          found.add(
              new Diagnostic(
                  Code.NAME,
                  path,
                  "ports " + before.name() + " and " + port.name() + " differ only in case",
                  "rename one, since not every tool tells them apart",
                  List.of(circuit.locations()[port.node()], circuit.locations()[before.node()])));
        }
      }
    }
    return found;
  }

  private static void check(
      String what, String name, String path, List<Location> where, List<Diagnostic> found) {
    String wrong = wrong(name);
    if (!wrong.isEmpty()) {
      found.add(
          new Diagnostic(
              Code.NAME, path, what + " name " + name + " " + wrong, "choose another", where));
    }
  }

  /** What is wrong with a name that tools must accept as it stands, or an empty string. */
  public static String wrong(String name) {
    return !IDENTIFIER.matcher(name).matches()
        ? "is not a letter followed by letters, digits and underscores"
        : name.length() > LONGEST
            ? "has " + name.length() + " characters where " + LONGEST + " are allowed"
            : ReservedWords.contains(name) ? "is a reserved word of Verilog or VHDL" : "";
  }
}
