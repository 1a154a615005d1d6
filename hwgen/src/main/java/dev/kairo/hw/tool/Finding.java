package dev.kairo.hw.tool;

import java.nio.file.Path;

/** What a search for a tool brought to light. */
public sealed interface Finding {
  Tool tool();

  /** The tool is there and new enough. */
  record Found(Tool tool, Path path, Version version) implements Finding {
    /** A command of this tool, with its absolute path. */
    public ToolCommand command(String... arguments) {
      return ToolCommand.of(path, arguments);
    }
  }

  /** The tool is there but older than {@link Tool#minimum()}. */
  record TooOld(Tool tool, Path path, Version version) implements Finding {}

  /** The tool is there but does not answer when asked for its version. */
  record Unusable(Tool tool, Path path, String reason) implements Finding {}

  /** The tool is on no directory of the path. */
  record Absent(Tool tool) implements Finding {}
}
