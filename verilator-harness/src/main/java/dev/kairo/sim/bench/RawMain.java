package dev.kairo.sim.bench;

import dev.kairo.sim.model.GeneratedPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The C++ main loop of a benchmark: each port written and read by name, as one would by hand. */
final class RawMain {
  private final List<GeneratedPort> ports;
  private final Optional<String> remembered;

  RawMain(List<GeneratedPort> ports, Optional<String> remembered) {
    this.ports = ports;
    this.remembered = remembered;
  }

  String text() {
    StringBuilder poke = new StringBuilder();
    StringBuilder peek = new StringBuilder();
    StringBuilder clear = new StringBuilder();
    int words = 0;
    for (GeneratedPort port : ports) {
      if (port.name().equals("clk")) {
        continue;
      }
      int count = (port.width() + 31) / 32;
      for (int i = 0; i < count; i++) {
        String member = "model." + port.member() + (port.bytes() > 8 ? "[" + i + "]" : "");
        if (port.output()) {
          peek.append("        sum += " + member + ";\n");
        } else {
          clear.append("    " + member + " = 0;\n");
          poke.append(
              "        %s = row[%d]%s;\n".formatted(member, words++, mask(port.width() - 32 * i)));
        }
      }
    }
    return template("raw_main.cpp")
        .replace("@WORDS@", Integer.toString(words))
        .replace("@CLEAR@", clear)
        .replace("@POKE@", poke)
        .replace("@PEEK@", peek)
        .replace(
            "@LOWER@",
            remembered.map(name -> "            model.rootp->" + name + " = 0;").orElse(""));
  }

  private static String mask(int bits) {
    return bits >= 32 ? "" : " & 0x%xu".formatted((1L << bits) - 1);
  }

  static String template(String name) {
    try (InputStream in = RawMain.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing from the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new IllegalStateException("The resource " + name + " can't be read.", problem);
    }
  }
}
