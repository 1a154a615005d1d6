package dev.kairo.cli.commands;

import dev.kairo.cli.console.Outcome;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = {
      "Print a completion script for bash and zsh.",
      "Use it with:  source <(kairo completion)"
    })
public final class CompletionCommand implements Action {
  @Spec private CommandSpec spec;

  @Override
  public Outcome run(Context context) {
    CommandLine whole = CommandTree.whole();
    String script = AutoComplete.bash(spec.root().name(), whole);
    context.console().line(script.stripTrailing());
    return Outcome.ok(Map.of("script", script));
  }
}
