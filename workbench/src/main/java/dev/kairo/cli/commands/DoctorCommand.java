package dev.kairo.cli.commands;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.JavaVersion;
import dev.kairo.cli.console.Outcome;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Tells which tools are there, which are missing, and what works without them. */
@Command(
    name = "doctor",
    description = "Tell what is installed, what is missing and what still works.")
public final class DoctorCommand implements Action {
  @Override
  public Outcome run(Context context) {
    Console console = context.console();
    List<Map<String, Object>> tools = new ArrayList<>();
    List<Tool> wanted = new ArrayList<>();
    line(console, true, "java", JavaVersion.text(), System.getProperty("java.home"));
    for (Tool tool : Tool.ALL) {
      Finding finding = context.toolbox().look(tool);
      tools.add(show(console, finding));
      if (!(finding instanceof Finding.Found)) {
        wanted.add(tool);
      }
    }
    console.line("");
    List<Map<String, Object>> abilities = abilities(console, context.toolbox());
    wanted = withoutSpareCompiler(wanted);
    if (!wanted.isEmpty()) {
      console.line("");
      console.line("install what is missing:  " + Tool.installLine(wanted));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("java", JavaVersion.text());
    result.put("tools", tools);
    result.put("abilities", abilities);
    result.put("install", wanted.isEmpty() ? "" : Tool.installLine(wanted));
    return Outcome.ok(result);
  }

  /** One C++ compiler is enough. */
  private static List<Tool> withoutSpareCompiler(List<Tool> wanted) {
    List<Tool> needed = new ArrayList<>(wanted);
    if (!(wanted.contains(Tool.CLANG) && wanted.contains(Tool.GXX))) {
      needed.remove(Tool.CLANG);
    }
    needed.remove(Tool.GXX);
    return needed;
  }

  private static Map<String, Object> show(Console console, Finding finding) {
    Tool tool = finding.tool();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", tool.name());
    if (finding instanceof Finding.Found found) {
      line(console, true, tool.name(), found.version().text(), found.path().toString());
      entry.put("status", "ok");
      entry.put("version", found.version().text());
      entry.put("path", found.path().toString());
    } else if (finding instanceof Finding.TooOld old) {
      line(console, false, tool.name(), old.version().text(), "too old, needs " + tool.minimum());
      entry.put("status", "too-old");
      entry.put("version", old.version().text());
      entry.put("path", old.path().toString());
    } else if (finding instanceof Finding.Unusable broken) {
      line(console, false, tool.name(), "broken", broken.path().toString());
      entry.put("status", "broken");
      entry.put("path", broken.path().toString());
    } else {
      line(console, false, tool.name(), "missing", "to " + tool.purpose());
      entry.put("status", "missing");
    }
    entry.put("minimum", tool.minimum().text());
    entry.put("purpose", tool.purpose());
    return entry;
  }

  private static void line(
      Console console, boolean good, String name, String version, String where) {
    String mark = good ? console.colours().good("ok     ") : console.colours().warning("absent ");
    console.line(
        String.format(Locale.ROOT, "%s%-11s%-12s%s", mark, name, version, where).stripTrailing());
  }

  private record Ability(String name, List<List<Tool>> needs, String without) {
    /** Each inner list is a choice: one of it is enough. */
    boolean holds(Toolbox toolbox) {
      return needs.stream()
          .allMatch(choice -> choice.stream().anyMatch(tool -> toolbox.find(tool).isPresent()));
    }
  }

  private static List<Map<String, Object>> abilities(Console console, Toolbox toolbox) {
    List<Ability> all =
        List.of(
            new Ability("generate Verilog and estimate resources", List.of(), ""),
            new Ability("run small designs on the built-in interpreter", List.of(), ""),
            new Ability(
                "simulate at native speed",
                List.of(List.of(Tool.VERILATOR), List.of(Tool.CLANG, Tool.GXX)),
                "simulations run on the interpreter, which is slower"),
            new Ability(
                "check Verilog with other tools",
                List.of(List.of(Tool.YOSYS), List.of(Tool.ICARUS), List.of(Tool.VVP)),
                "estimates can't be calibrated and properties not proven here"),
            new Ability(
                "check Tcl scripts",
                List.of(List.of(Tool.TCLSH)),
                "scripts are written but not tried"));
    List<Map<String, Object>> listed = new ArrayList<>();
    for (Ability ability : all) {
      boolean holds = ability.holds(toolbox);
      console.line(
          (holds ? console.colours().good("yes    ") : console.colours().warning("no     "))
              + ability.name()
              + (holds ? "" : ": " + ability.without()));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", ability.name());
      entry.put("works", holds);
      entry.put("without", ability.without());
      listed.add(entry);
    }
    return listed;
  }
}
