package dev.kairo.cli.commands;

import dev.kairo.cli.explore.journal.Stage;
import dev.kairo.cli.explore.work.Effort;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.tool.Toolbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outside tools of an exploration: their versions, and how far it gets with them. */
final class ExplorationTools {
  private static final List<Tool> COMPILERS = List.of(Tool.CLANG, Tool.GXX);

  private ExplorationTools() {}

  /** The versions that results depend on. */
  static Map<String, String> versions(Toolbox toolbox) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("verilator", version(toolbox.find(Tool.VERILATOR)));
    Optional<Finding.Found> compiler =
        COMPILERS.stream().flatMap(tool -> toolbox.find(tool).stream()).findFirst();
    versions.put(compiler.map(found -> found.tool().name()).orElse("compiler"), version(compiler));
    return versions;
  }

  private static String version(Optional<Finding.Found> found) {
    return found.map(tool -> tool.version().toString()).orElse("(not installed)");
  }

  /** The effort that the tools allow; a stage that was asked for by name must be possible. */
  static Effort possible(Context context, Effort effort, boolean untilIsOpen) {
    if (effort.until().compareTo(Stage.VERILATE) < 0) {
      return effort;
    }
    try {
      context.toolbox().require(Tool.VERILATOR);
      context.toolbox().requireFirst(COMPILERS);
      return effort;
    } catch (ToolFailure missing) {
      if (!untilIsOpen) {
        throw missing;
      }
      context.console().note("Estimates only, nothing is simulated: " + missing.getMessage());
      return effort.until(Stage.GENERATE);
    }
  }
}
