package dev.kairo.cli.settings;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command takes, before or after its name. */
@Command(
    name = "kairo",
    description = "A workbench for multi-FPGA training hardware.",
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 80,
    sortOptions = false,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0    done, all checks passed     3    a needed tool is missing or too old",
      "  1    done, a check failed        4    an outside tool failed or timed out",
      "  2    wrong usage or design       70   a bug (a report file is written)",
      "  130  interrupted; the same command goes on where it can",
      "",
      "Values come from flags, then KAIRO_* variables, then the \"settings\" of",
      "kairo.json in the current directory; --print-config shows which."
    })
public final class GlobalOptions {
  /** When something that depends on a terminal is done. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How progress is shown. */
  public enum ProgressStyle {
    AUTO,
    PLAIN,
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print exactly one JSON document; messages go to standard error.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results only: no progress, no next steps.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log the tools that are run; show stack traces.")
  boolean verbose;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never (NO_COLOR also means never).")
  When color = When.AUTO;

  @Option(
      names = "--progress",
      scope = ScopeType.INHERIT,
      paramLabel = "STYLE",
      defaultValue = "auto",
      description = "auto, plain or none.")
  ProgressStyle progress = ProgressStyle.AUTO;

  @Option(
      names = {"-C", "--directory"},
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Work as if started in DIR.")
  Path directory = Path.of(".");

  @Option(
      names = "--print-config",
      scope = ScopeType.INHERIT,
      description = "Print each option's value and where it comes from, then stop.")
  boolean printConfig;

  @Option(names = "--version", description = "Print the version, then stop.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Print this help, then stop.")
  boolean help;

  public boolean json() {
    return json;
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean verbose() {
    return verbose;
  }

  public When color() {
    return color;
  }

  public ProgressStyle progress() {
    return progress;
  }

  public Path directory() {
    return directory;
  }

  public boolean printConfig() {
    return printConfig;
  }

  public boolean version() {
    return version;
  }
}
