package dev.kairo.sim.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Verilator wrote: the ports as the top class declares them, and whether the design looks at
 * its clock only through rising edges.
 */
final class GeneratedCode {
  private static final Pattern PORT =
      Pattern.compile("VL_(IN|OUT|INOUT)(8|16|64|W)?\\(&(\\w+),(\\d+),(\\d+)(?:,\\d+)?\\);");
  private static final Pattern ENCODED = Pattern.compile("__0([0-9A-F]{2})");
  private static final Pattern PREVIOUS = Pattern.compile("\\b__Vtrig\\w*prev\\w*");

  private static final Pattern EVALUATION =
      Pattern.compile("void VKairo::eval_step\\(\\) \\{(.*?)\\n\\}", Pattern.DOTALL);
  private static final Pattern KNOWN_EVALUATION =
      Pattern.compile(
          " VL_DEBUG_IF\\(.*?\\); #ifdef VL_DEBUG .*? #endif"
              + "( vlSymsp->__Vm_activity = true;)?( vlSymsp->__Vm_deleter.deleteAll\\(\\);)?"
              + " if \\(VL_UNLIKELY\\(!vlSymsp->__Vm_didInit\\)\\) \\{.*?\\}"
              + "( VL_DEBUG_IF\\(.*?\\);)? Verilated::mtaskId\\(0\\);( VL_DEBUG_IF\\(.*?\\);)?"
              + " VKairo___024root___eval\\(&\\(vlSymsp->TOP\\)\\);"
              + " Verilated::endOfThreadMTask\\(vlSymsp->__Vm_evalMsgQp\\);"
              + " Verilated::endOfEval\\(vlSymsp->__Vm_evalMsgQp\\);");

  private final Path directory;
  private final List<GeneratedPort> ports;

  GeneratedCode(Path directory) throws IOException {
    this.directory = directory;
    ports = readPorts(Files.readString(directory.resolve("VKairo.h")));
  }

  List<GeneratedPort> ports() {
    return ports;
  }

  /** The C++ files, in a fixed order. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".cpp")).sorted().toList();
    }
  }

  private static List<GeneratedPort> readPorts(String header) {
    List<GeneratedPort> found = new ArrayList<>();
    Matcher matcher = PORT.matcher(header);
    while (matcher.find()) {
      int left = Integer.parseInt(matcher.group(4));
      int width = Math.abs(left - Integer.parseInt(matcher.group(5))) + 1;
      if (matcher.group(1).equals("INOUT")) {
        throw new ModelFailure(
            "The port "
                + matcher.group(3)
                + " is an inout; split it into an input, an output "
                + "and an enable to simulate it.");
      }
      found.add(
          new GeneratedPort(
              decoded(matcher.group(3)),
              matcher.group(3),
              width,
              matcher.group(1).equals("OUT"),
              bytes(width)));
    }
    return List.copyOf(found);
  }

  private static int bytes(int width) {
    if (width <= 8) {
      return 1;
    }
    if (width <= 16) {
      return 2;
    }
    return width <= 32 ? 4 : width <= 64 ? 8 : (width + 31) / 32 * 4;
  }

  /** Verilator writes characters and pairs of underscores that C++ would not take as __0XX. */
  private static String decoded(String member) {
    String plain = member.startsWith("__SYM__") ? member.substring("__SYM__".length()) : member;
    return ENCODED
        .matcher(plain)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  /**
   * The member that remembers the clock's last value, when the model uses the clock for rising
   * edges only and has no other edges. Then the falling edge needs no evaluation: a cycle is one
   * {@code eval} instead of two. Any doubt, such as code of another Verilator version that reads
   * differently, gives empty.
   */
  Optional<String> edgeOnly(String clock) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!name.contains("Slow") && !name.contains("__Trace") && !name.contains("__Syms")) {
        text.append(Files.readString(file).replaceAll("\\s+", " "));
      }
    }
    String code = text.toString();
    List<String> remembered =
        PREVIOUS.matcher(code).results().map(found -> found.group()).distinct().toList();
    if (remembered.size() != 1) {
      return Optional.empty();
    }
    String previous = remembered.get(0);
    String rising = "((IData)(vlSelf->%s) & (~ (IData)(vlSelf->%s)))".formatted(clock, previous);
    String remember = "vlSelf->%s = vlSelf->%s;".formatted(previous, clock);
    String widthCheck = "(vlSelf->%s & 0xfeU)".formatted(clock);
    int edges = count(code, Pattern.quote(rising));
    boolean onlyEdges =
        edges > 0
            && count(code, Pattern.quote(remember)) == 1
            && count(code, "\\b" + previous + "\\b") == edges + 1
            && count(code, "->" + clock + "\\b|\\bTOP\\." + clock + "\\b")
                == edges + 1 + count(code, Pattern.quote(widthCheck)) + constructed(code, clock);
    return onlyEdges ? Optional.of(previous) : Optional.empty();
  }

  /**
   * Whether the top class's evaluation does nothing after its first call but evaluate the root
   * module, apart from bookkeeping for threads and waves that a plain cycle has no use for. Then
   * the shim may evaluate the root itself and save four accesses to thread-local variables.
   */
  boolean evaluatesDirectly() throws IOException {
    Matcher body =
        EVALUATION.matcher(
            Files.readString(directory.resolve("VKairo.cpp")).replaceAll("//[^\n]*", ""));
    return body.find() && KNOWN_EVALUATION.matcher(body.group(1).replaceAll("\\s+", " ")).matches();
  }

  /** The top class's constructor names the port once, to bind its reference. */
  private static int constructed(String code, String clock) {
    return count(code, Pattern.quote(", " + clock + "{vlSymsp->TOP." + clock + "}"));
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
