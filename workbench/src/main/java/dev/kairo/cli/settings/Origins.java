package dev.kairo.cli.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Fills options that the command line leaves open: first from {@code KAIRO_<OPTION>}, then from the
 * settings file, else from their defaults; and remembers which it was.
 */
public final class Origins implements IDefaultValueProvider {
  private static final String PREFIX = "KAIRO_";

  private final Map<String, String> environment;
  private final SettingsFile file;
  private final Map<String, String> origins = new TreeMap<>();

  public Origins(Map<String, String> environment, SettingsFile file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /**
   * The name of an option in the settings file: its long name without dashes. A command's own
   * switches, such as {@code clean --cache}, are asked for each time and are no settings.
   */
  public static Optional<String> key(OptionSpec option) {
    String name = option.longestName();
    boolean global = option.inherited() || option.command().parent() == null;
    boolean setting =
        name.startsWith("--")
            && !option.usageHelp()
            && !name.equals("--version")
            && (global || option.arity().max() > 0);
    return setting ? Optional.of(name.substring(2)) : Optional.empty();
  }

  /** The environment variable of an option. */
  public static String variable(String key) {
    return PREFIX + key.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  /** Picocli's contract asks for null where the option's own default holds. */
  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    Optional<String> key = key(option);
    if (key.isEmpty()) {
      return null;
    }
    Optional<String> found = fromOutside(key.get());
    return found.orElse(null);
  }

  private Optional<String> fromOutside(String key) {
    String variable = variable(key);
    String value = environment.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      origins.put(key, variable);
      return Optional.of(value);
    }
    Optional<String> setting = file.value(key);
    setting.ifPresent(found -> origins.put(key, file.path().toString()));
    return setting;
  }

  /** Where an option that was not given as a flag got its value. */
  public String of(String key) {
    return origins.getOrDefault(key, "default");
  }
}
