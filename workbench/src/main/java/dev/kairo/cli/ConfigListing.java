package dev.kairo.cli;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.settings.Origins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What {@code --print-config} prints: each option's value and where it comes from. */
final class ConfigListing {
  private final ParseResult top;
  private final Origins origins;

  ConfigListing(ParseResult top, Origins origins) {
    this.top = top;
    this.origins = origins;
  }

  Outcome show(Console console) {
    ParseResult last = top;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    List<Map<String, Object>> listed = new ArrayList<>();
    for (OptionSpec option : last.commandSpec().options()) {
      Optional<String> key = Origins.key(option);
      if (key.isEmpty() || key.get().equals("print-config")) {
        continue;
      }
      Object held = option.getValue();
      String value = String.valueOf(held);
      String origin = given(option) ? "flag" : origins.of(key.get());
      console.line(
          String.format(Locale.ROOT, "%-14s %-20s %s", key.get(), value, origin).stripTrailing());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", key.get());
      entry.put("value", value);
      entry.put("origin", origin);
      listed.add(entry);
    }
    return Outcome.ok(Map.of("settings", listed));
  }

  private boolean given(OptionSpec option) {
    ParseResult result = top;
    while (true) {
      if (result.hasMatchedOption(option.longestName())) {
        return true;
      }
      if (!result.hasSubcommand()) {
        return false;
      }
      result = result.subcommand();
    }
  }
}
