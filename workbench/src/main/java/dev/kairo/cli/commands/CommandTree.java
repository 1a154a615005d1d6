package dev.kairo.cli.commands;

import dev.kairo.cli.settings.GlobalOptions;
import dev.kairo.cli.settings.GlobalOptions.ProgressStyle;
import dev.kairo.cli.settings.GlobalOptions.When;
import dev.kairo.cli.settings.Origins;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * The commands by name, in the order help lists them. Reading the annotations of all of them costs
 * more than most commands take, so a tree can hold only the one that is asked for.
 */
public final class CommandTree {
  private CommandTree() {}

  private static Map<String, Supplier<Action>> actions() {
    Map<String, Supplier<Action>> actions = new LinkedHashMap<>();
    actions.put("demo", DemoCommand::new);
    actions.put("check", CheckCommand::new);
    actions.put("doctor", DoctorCommand::new);
    actions.put("generate", GenerateCommand::new);
    actions.put("simulate", SimulateCommand::new);
    actions.put("explore", ExploreCommand::new);
    actions.put("train", TrainCommand::new);
    actions.put("report", ReportCommand::new);
    actions.put("bench", BenchCommand::new);
    actions.put("clean", CleanCommand::new);
    actions.put("completion", CompletionCommand::new);
    return actions;
  }

  /** The command line with every command. */
  public static CommandLine whole() {
    return whole(new GlobalOptions());
  }

  /** The command line with every command, filling the given options. */
  public static CommandLine whole(GlobalOptions options) {
    CommandLine line = root(options);
    actions().forEach((name, action) -> line.addSubcommand(name, action.get()));
    return configured(line);
  }

  /** The command line with a single command. */
  public static CommandLine only(String name, GlobalOptions options) {
    CommandLine line = root(options);
    line.addSubcommand(name, actions().get(name).get());
    return configured(line);
  }

  /** The names of all commands, in the order help lists them. */
  public static List<String> names() {
    return List.copyOf(actions().keySet());
  }

  /** The names of all settings of all commands. */
  public static TreeSet<String> settings() {
    TreeSet<String> names = new TreeSet<>();
    CommandLine line = whole();
    line.getCommandSpec().options().forEach(o -> Origins.key(o).ifPresent(names::add));
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().options().forEach(o -> Origins.key(o).ifPresent(names::add));
    }
    return names;
  }

  private static CommandLine root(GlobalOptions options) {
    return new CommandLine(options);
  }

  private static CommandLine configured(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().sortOptions(false);
    }
    return line.registerConverter(When.class, word -> choice(When.values(), word))
        .registerConverter(ProgressStyle.class, word -> choice(ProgressStyle.values(), word))
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpWidth(80);
  }

  private static <E> E choice(E[] choices, String word) {
    return Arrays.stream(choices)
        .filter(choice -> choice.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is none of "
                        + Arrays.toString(choices).replaceAll("[\\[\\]]", "")));
  }
}
