package dev.kairo.cli;

import dev.kairo.cli.commands.CommandTree;
import dev.kairo.cli.console.ExitCode;
import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.settings.Origins;
import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.verilog.EmissionException;
import dev.kairo.sim.SimulationFailure;
import dev.kairo.sim.cache.CacheFailure;
import dev.kairo.sim.model.ModelFailure;
import dev.kairo.train.digits.UnreadableDigits;
import dev.kairo.train.network.InvalidNetwork;
import dev.kairo.train.weights.UnusableWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a command threw into an exit code and a sentence. */
final class Failures {
  private final Surroundings surroundings;
  private final List<String> words;

  Failures(Surroundings surroundings, List<String> words) {
    this.surroundings = surroundings;
    this.words = words;
  }

  Outcome outcome(Throwable problem, boolean verbose) {
    if (verbose) {
      problem.printStackTrace(surroundings.err());
    }
    if (problem instanceof Refusal refusal) {
      return ended(refusal.exit(), refusal.trouble());
    }
    if (problem instanceof ToolFailure failure) {
      return tool(failure);
    }
    if (problem instanceof CircuitException circuit) {
      return design(circuit);
    }
    if (problem instanceof InvalidNetwork network) {
      String where = network.where();
      return ended(ExitCode.USAGE, new Trouble("network", network.getMessage(), where, ""));
    }
    if (problem instanceof UnreadableDigits digits) {
      return ended(ExitCode.USAGE, new Trouble("data", digits.getMessage(), "", ""));
    }
    if (problem instanceof UnusableWeights weights) {
      return ended(ExitCode.USAGE, new Trouble("weights", weights.getMessage(), "", ""));
    }
    if (problem instanceof EmissionException emission) {
      boolean full = CacheFailure.isFull(String.valueOf(emission.getCause()));
      return full
          ? ended(ExitCode.TOOL_FAILED, new Trouble("disk-full", emission.getMessage(), "", ""))
          : ended(ExitCode.USAGE, new Trouble("output", emission.getMessage(), "", ""));
    }
    if (problem instanceof SimulationFailure.NoRoom full) {
      return ended(ExitCode.TOOL_FAILED, new Trouble("disk-full", full.getMessage(), "", ""));
    }
    if (problem instanceof SimulationFailure failure) {
      return ended(ExitCode.CHECK_FAILED, new Trouble("simulation", failure.getMessage(), "", ""));
    }
    if (problem instanceof ModelFailure || problem instanceof CacheFailure) {
      return ended(ExitCode.TOOL_FAILED, new Trouble("model", problem.getMessage(), "", ""));
    }
    if (problem instanceof ParameterException parameter) {
      return ended(ExitCode.USAGE, usage(parameter));
    }
    if (problem instanceof UncheckedIOException unchecked) {
      return file(unchecked.getMessage(), unchecked.getCause());
    }
    if (problem instanceof IOException io) {
      return file("A file could not be read or written", io);
    }
    if (problem instanceof OutOfMemoryError) {
      return ended(
          ExitCode.TOOL_FAILED,
          new Trouble(
              "memory",
              "The memory of "
                  + Runtime.getRuntime().maxMemory() / (1 << 20)
                  + " MB was not enough; give more with KAIRO_JAVA_OPTS=-Xmx8g.",
              "",
              ""));
    }
    return ended(ExitCode.BUG, new BugReport(surroundings, words).write(problem));
  }

  private static Outcome ended(ExitCode exit, Trouble trouble) {
    return new Outcome(exit, Map.of(), List.of(trouble), List.of());
  }

  private static Outcome tool(ToolFailure failure) {
    ExitCode exit =
        switch (failure.exitCode()) {
          case 3 -> ExitCode.TOOL_MISSING;
          case 130 -> ExitCode.INTERRUPTED;
          default -> ExitCode.TOOL_FAILED;
        };
    return ended(exit, new Trouble("tool-" + failure.kind(), failure.getMessage(), "", ""));
  }

  private static Outcome design(CircuitException problem) {
    List<Trouble> troubles =
        problem.diagnostics().stream()
            .map(
                diagnostic ->
                    new Trouble(
                        diagnostic.code().toString(),
                        diagnostic.path() + ": " + diagnostic.says() + "; " + diagnostic.remedy(),
                        diagnostic.where().stream()
                            .map(String::valueOf)
                            .distinct()
                            .collect(Collectors.joining(" and ")),
                        ""))
            .toList();
    return new Outcome(ExitCode.USAGE, Map.of(), troubles, List.of());
  }

  private static Outcome file(String what, IOException problem) {
    String message = String.valueOf(problem.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("no space left")
        || message.toLowerCase(Locale.ROOT).contains("quota exceeded")) {
      return ended(
          ExitCode.TOOL_FAILED,
          new Trouble(
              "disk-full",
              "The disk is full" + at(problem) + "; free some space and run the command again.",
              "",
              ""));
    }
    if (problem instanceof AccessDeniedException) {
      return ended(
          ExitCode.USAGE,
          new Trouble(
              "not-writable",
              "Access was refused" + at(problem) + "; choose a place you may write to.",
              "",
              ""));
    }
    String says = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
    return ended(ExitCode.TOOL_FAILED, new Trouble("file", says + ": " + message + ".", "", ""));
  }

  private static String at(IOException problem) {
    return problem instanceof FileSystemException place && place.getFile() != null
        ? " at " + place.getFile()
        : "";
  }

  private Trouble usage(ParameterException problem) {
    CommandLine line = problem.getCommandLine();
    boolean top = line.getParent() == null;
    String help = top ? "kairo --help" : "kairo " + line.getCommandName() + " --help";
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return new Trouble("usage", unmatched(unmatched, line, top), "", help);
    }
    if (problem instanceof MissingParameterException missing) {
      return new Trouble("usage", missing(missing, line), "", help);
    }
    return new Trouble("usage", sentence(problem.getMessage()) + origin(problem), "", help);
  }

  private static String unmatched(
      UnmatchedArgumentException problem, CommandLine line, boolean top) {
    String word = problem.getUnmatched().get(0);
    if (word.startsWith("-")) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> options =
          line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
      return "%s has no option '%s'; %s"
          .formatted(
              top ? "kairo" : line.getCommandName(), name, NearestName.remedy(options, name));
    }
    if (top) {
      return "There is no command '%s'; %s"
          .formatted(word, NearestName.remedy(CommandTree.names(), word));
    }
    return "%s does not know what to do with '%s'.".formatted(line.getCommandName(), word);
  }

  private static String missing(MissingParameterException problem, CommandLine line) {
    List<String> labels =
        problem.getMissing().stream()
            .map(
                argument ->
                    argument instanceof OptionSpec o ? o.longestName() : argument.paramLabel())
            .toList();
    return labels.isEmpty()
        ? sentence(problem.getMessage())
        : "%s needs %s.".formatted(line.getCommandName(), String.join(" and ", labels));
  }

  /** Where a bad value came from when it was no flag. */
  private String origin(ParameterException problem) {
    ArgSpec argument = problem.getArgSpec();
    if (!(argument instanceof OptionSpec option)
        || words.stream().anyMatch(word -> names(option, word))) {
      return "";
    }
    Optional<String> variable =
        Origins.key(option)
            .map(Origins::variable)
            .filter(name -> !surroundings.variable(name).isEmpty());
    return " It comes from " + variable.orElse("kairo.json") + ".";
  }

  private static boolean names(OptionSpec option, String word) {
    for (String name : option.names()) {
      if (word.equals(name) || word.startsWith(name + "=")) {
        return true;
      }
    }
    return false;
  }

  private static String sentence(String message) {
    return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
  }
}
