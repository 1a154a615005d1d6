package dev.kairo.sim.model;

import dev.kairo.sim.model.GeneratedCode.GeneratedPort;
import java.util.List;
import java.util.Optional;

/** The few lines of C++ that tie one model's ports to the common interface. */
final class Shim {
  private final String top;
  private final List<GeneratedPort> ports;
  private final int edgeOnlyClock;
  private final Optional<String> remembered;
  private final StagedSources.Place place;

  Shim(
      String top,
      List<GeneratedPort> ports,
      int edgeOnlyClock,
      Optional<String> remembered,
      StagedSources.Place place) {
    this.top = top;
    this.ports = ports;
    this.edgeOnlyClock = edgeOnlyClock;
    this.remembered = remembered;
    this.place = place;
  }

  String text(int features) {
    StringBuilder table = new StringBuilder();
    StringBuilder addresses = new StringBuilder();
    for (int i = 0; i < ports.size(); i++) {
      GeneratedPort port = ports.get(i);
      table.append(
          "        {\"%s\", %d, %d, %d, 0},\n"
              .formatted(escaped(port.name()), port.width(), port.output() ? 1 : 0, port.bytes()));
      addresses.append("        address[%d] = &model.%s;\n".formatted(i, port.member()));
    }
    String lower = remembered.map(name -> "        model.rootp->" + name + " = 0;\n").orElse("");
    return Resources.text("kairo_shim.cpp")
        .replace("@TOP@", top)
        .replace("@PORT_COUNT@", Integer.toString(ports.size()))
        .replace("@FEATURES@", Integer.toString(features))
        .replace("@EDGE_ONLY_CLOCK@", Integer.toString(remembered.isPresent() ? edgeOnlyClock : -1))
        .replace("@TOP_FILE@", escaped(place.file()))
        .replace("@TOP_LINE@", Integer.toString(place.line()))
        .replace("@PORTS@", table)
        .replace("@ADDRESSES@", addresses)
        .replace("@LOWER@", lower);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
