package dev.kairo.sim.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The few lines of C++ that tie one model's ports to the common interface. */
final class Shim {
  private final String top;
  private final List<GeneratedPort> ports;
  private final int edgeOnlyClock;
  private final Optional<String> remembered;
  private final boolean directEvaluation;
  private final StagedSources.Place place;

  Shim(
      String top,
      List<GeneratedPort> ports,
      int edgeOnlyClock,
      Optional<String> remembered,
      boolean directEvaluation,
      StagedSources.Place place) {
    this.directEvaluation = directEvaluation;
    this.top = top;
    this.ports = ports;
    this.edgeOnlyClock = edgeOnlyClock;
    this.remembered = remembered;
    this.place = place;
  }

  String text() {
    StringBuilder table = new StringBuilder();
    StringBuilder addresses = new StringBuilder();
    for (int i = 0; i < ports.size(); i++) {
      GeneratedPort port = ports.get(i);
      table.append(
          "        {\"%s\", %d, %d, %d, 0},\n"
              .formatted(escaped(port.name()), port.width(), port.output() ? 1 : 0, port.bytes()));
      addresses.append("        address[%d] = &model.%s;\n".formatted(i, port.member()));
    }
    return Resources.text("kairo_shim.cpp")
        .replace("@TOP@", top)
        .replace("@PORT_COUNT@", Integer.toString(ports.size()))
        .replace("@EDGE_ONLY_CLOCK@", Integer.toString(remembered.isPresent() ? edgeOnlyClock : -1))
        .replace("@TOP_FILE@", escaped(place.file()))
        .replace("@TOP_LINE@", Integer.toString(place.line()))
        .replace("@PORTS@", table)
        .replace("@ADDRESSES@", addresses)
        .replace("@RISING_EDGE@", risingEdge());
  }

  /** Tells Verilator that the clock was low, without evaluating that edge. */
  private String risingEdge() {
    if (remembered.isEmpty()) {
      return "";
    }
    String evaluate = directEvaluation ? "VKairo___024root___eval(model.rootp);" : "model.eval();";
    return List.of(
            "model.rootp->" + remembered.get() + " = 0;",
            "model." + ports.get(edgeOnlyClock).member() + " = 1;",
            evaluate)
        .stream()
        .map(line -> "        " + line + "\n")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
