package dev.kairo.cli;

import dev.kairo.cli.commands.Action;
import dev.kairo.cli.commands.CommandTree;
import dev.kairo.cli.commands.Context;
import dev.kairo.cli.console.Colours;
import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.JavaVersion;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.ProductVersion;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Rendering;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.designs.DesignCatalogue;
import dev.kairo.cli.designs.Designs;
import dev.kairo.cli.explore.space.SubjectCatalogue;
import dev.kairo.cli.explore.subjects.Subjects;
import dev.kairo.cli.settings.GlobalOptions;
import dev.kairo.cli.settings.GlobalOptions.ProgressStyle;
import dev.kairo.cli.settings.GlobalOptions.When;
import dev.kairo.cli.settings.Origins;
import dev.kairo.cli.settings.SettingsFile;
import dev.kairo.hw.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line's one entry point: arguments in, an exit code out, nothing static between. */
public final class Kairo {
  private final Surroundings surroundings;
  private final Supplier<DesignCatalogue> catalogue;
  private final Supplier<SubjectCatalogue> subjects;

  /** The command line with the designs of the product. */
  public Kairo(Surroundings surroundings) {
    this(surroundings, Designs::catalogue, Subjects::catalogue);
  }

  /** The command line with other designs, and others to explore. */
  public Kairo(
      Surroundings surroundings,
      Supplier<DesignCatalogue> catalogue,
      Supplier<SubjectCatalogue> subjects) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.subjects = subjects;
  }

  /** Runs one command line and gives its exit code. */
  public int run(String... arguments) {
    List<String> words = List.of(arguments);
    boolean json = words.contains("--json");
    boolean verbose = words.contains("-v") || words.contains("--verbose");
    Rendering rendering = new Rendering(surroundings, json);
    String[] command = {
      CommandTree.names().stream().filter(words::contains).findFirst().orElse("")
    };
    Outcome outcome;
    try (Interruption interruption = Interruption.watch(surroundings, rendering, words)) {
      try {
        outcome = execute(arguments, command);
      } catch (Throwable problem) {
        outcome = new Failures(surroundings, words).outcome(problem, verbose);
      }
      interruption.settle();
    }
    rendering.show(command[0].isEmpty() ? "kairo" : command[0], outcome);
    return outcome.exit().code();
  }

  private Outcome execute(String[] arguments, String[] command) throws Exception {
    SettingsFile settings = SettingsFile.in(startDirectory(arguments));
    if (!settings.isEmpty()) {
      settings.check(CommandTree.settings());
    }
    Origins origins = new Origins(surroundings.environment(), settings);
    Parsed parsed = parse(arguments, origins);
    ParseResult result = parsed.result();
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    CommandLine line = result.commandSpec().commandLine();
    boolean isCommand = line.getCommand() instanceof Action;
    command[0] = isCommand ? line.getCommandName() : "";
    Console console = console(parsed.options());
    if (result.isUsageHelpRequested() || !isCommand && !parsed.options().version()) {
      return help(line, parsed, console, isCommand);
    }
    if (parsed.options().version()) {
      return version(console);
    }
    if (parsed.options().printConfig()) {
      return new ConfigListing(parsed.result(), origins).show(console);
    }
    Path directory = surroundings.directory().resolve(parsed.options().directory()).normalize();
    if (!Files.isDirectory(directory)) {
      throw Refusal.usage("directory", "-C names " + directory + ", which is not a directory.", "");
    }
    Toolbox toolbox = Toolbox.of(surroundings.environment());
    Action action = line.getCommand();
    return action.run(
        new Context(console, surroundings, directory, toolbox, catalogue.get(), subjects.get()));
  }

  private record Parsed(GlobalOptions options, ParseResult result) {}

  private static Parsed parse(String[] arguments, Origins origins) {
    // A command's name may also be an option's value, so each named command gets its try.
    for (String name : CommandTree.names()) {
      if (Arrays.asList(arguments).contains(name)) {
        try {
          GlobalOptions options = new GlobalOptions();
          CommandLine only = CommandTree.only(name, options).setDefaultValueProvider(origins);
          return new Parsed(options, only.parseArgs(arguments));
        } catch (ParameterException problem) {
          System.getLogger(Kairo.class.getName()).log(System.Logger.Level.TRACE, name, problem);
        }
      }
    }
    GlobalOptions options = new GlobalOptions();
    CommandLine whole = CommandTree.whole(options).setDefaultValueProvider(origins);
    return new Parsed(options, whole.parseArgs(arguments));
  }

  /** The directory of {@code -C}, needed before the options can be read with their settings. */
  private Path startDirectory(String[] arguments) {
    Path start = surroundings.directory();
    List<String> words = Arrays.asList(arguments);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if ((word.equals("-C") || word.equals("--directory")) && i + 1 < words.size()) {
        return start.resolve(words.get(i + 1));
      }
      if (word.startsWith("--directory=")) {
        return start.resolve(word.substring("--directory=".length()));
      }
      if (word.startsWith("-C") && word.length() > 2) {
        return start.resolve(word.substring(2));
      }
    }
    return start;
  }

  private Console console(GlobalOptions options) {
    boolean shown = options.json() ? surroundings.errIsTerminal() : surroundings.outIsTerminal();
    Colours colours =
        options.color() == When.ALWAYS
                || options.color() == When.AUTO
                    && shown
                    && surroundings.variable("NO_COLOR").isEmpty()
                    && !surroundings.variable("TERM").equals("dumb")
            ? Colours.ON
            : Colours.OFF;
    Console.Showing showing =
        options.progress() == ProgressStyle.NONE || options.quiet()
            ? Console.Showing.NOTHING
            : options.progress() == ProgressStyle.AUTO && shown
                ? Console.Showing.REDRAWN
                : Console.Showing.LINES;
    return new Console(
        surroundings,
        new Console.Look(options.json(), options.quiet(), options.verbose(), colours, showing));
  }

  private static Outcome help(CommandLine line, Parsed parsed, Console console, boolean isCommand) {
    CommandLine shown = isCommand ? line : CommandTree.whole(parsed.options());
    String usage = shown.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    console.line(usage);
    return Outcome.ok(Map.of("usage", usage));
  }

  private static Outcome version(Console console) {
    String java = JavaVersion.text();
    console.line("kairo " + ProductVersion.TEXT + "   java " + java);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("version", ProductVersion.TEXT);
    result.put("java", java);
    return Outcome.ok(result);
  }
}
