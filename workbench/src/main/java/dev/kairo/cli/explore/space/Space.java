package dev.kairo.cli.explore.space;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.designs.Parameter;
import dev.kairo.sim.cache.ContentKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The legal configurations of a subject, in one order: the last parameter changes first. Values
 * that nobody asked for are left out where they are illegal; values that were asked for and are
 * legal nowhere are refused, never rounded.
 */
public final class Space {
  private final ExplorationSubject subject;
  private final Restrictions restrictions;
  private final List<Configuration> configurations = new ArrayList<>();
  private final Map<String, Set<String>> used = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private final List<String> varied;

  private Space(ExplorationSubject subject, Restrictions restrictions) {
    this.subject = subject;
    this.restrictions = restrictions;
    choose(subject.parameters(), 0, Configuration.NONE);
    refuseUnused();
    List<String> names = subject.parameters().stream().map(Parameter::name).toList();
    List<String> changing = names.stream().filter(name -> used.get(name).size() > 1).toList();
    this.varied = changing.isEmpty() ? names : changing;
  }

  /** The space of a subject, restricted by the words of {@code --set}. */
  public static Space of(ExplorationSubject subject, List<String> words) {
    return new Space(subject, Restrictions.of(subject, words));
  }

  private void choose(List<Parameter> parameters, int depth, Configuration chosen) {
    if (depth == parameters.size()) {
      judge(chosen);
      return;
    }
    String name = parameters.get(depth).name();
    for (String value : restrictions.of(name).orElseGet(() -> subject.values(name, chosen))) {
      choose(parameters, depth + 1, chosen.with(name, value));
    }
  }

  private void judge(Configuration configuration) {
    Optional<String> illegality = subject.illegality(configuration);
    if (illegality.isEmpty()) {
      configurations.add(configuration);
    }
    configuration
        .values()
        .forEach(
            (name, value) -> {
              if (illegality.isEmpty()) {
                used.computeIfAbsent(name, any -> new HashSet<>()).add(value);
              } else {
                refusals.putIfAbsent(name + "=" + value, illegality.get());
              }
            });
  }

  private void refuseUnused() {
    for (String name : restrictions.names()) {
      for (String value : restrictions.of(name).orElseThrow()) {
        if (!used.getOrDefault(name, Set.of()).contains(value)) {
          String why = refusals.getOrDefault(name + "=" + value, name + " has no legal value.");
          throw Refusal.usage("parameter", subject.name() + ": " + why, listing());
        }
      }
    }
    if (configurations.isEmpty()) {
      throw Refusal.usage(
          "parameter", subject.name() + " has no legal configuration at all.", listing());
    }
  }

  private String listing() {
    return "kairo explore " + subject.name() + " --list";
  }

  public ExplorationSubject subject() {
    return subject;
  }

  /** The legal configurations. */
  public List<Configuration> configurations() {
    return configurations;
  }

  /** The parameters that have several values here; all of them when none has. */
  public List<String> varied() {
    return varied;
  }

  /** A configuration as people call it here: by what tells it from the others. */
  public String label(Configuration configuration) {
    return configuration.words(varied);
  }

  /** SHA-256 of all configurations in order. */
  public String digest() {
    ContentKey key = new ContentKey();
    configurations.forEach(configuration -> key.add("configuration", configuration.words()));
    return key.hex();
  }

  /** The words that ask for this space: the subject's name and the settings. */
  public String words() {
    return subject.name() + restrictions.words();
  }
}
