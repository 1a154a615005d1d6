package dev.kairo.cli.explore.space;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.designs.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that {@code --set} allows: {@code M=1,2,4} keeps three values of M. */
final class Restrictions {
  private final Map<String, List<String>> values;

  private Restrictions(Map<String, List<String>> values) {
    this.values = values;
  }

  static Restrictions of(ExplorationSubject subject, List<String> words) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    subject.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw refused("--set takes name=value or name=value,value; '%s' is neither.", word);
      }
      String name = word.substring(0, equals);
      if (!parameters.containsKey(name)) {
        throw refused(
            "%s has no parameter '%s'; %s",
            subject.name(), name, NearestName.remedy(parameters.keySet(), name));
      }
      if (values.containsKey(name)) {
        throw refused("%s is set more than once; give all its values to one --set.", name);
      }
      values.put(name, accepted(subject, parameters.get(name), word.substring(equals + 1)));
    }
    return new Restrictions(values);
  }

  private static List<String> accepted(
      ExplorationSubject subject, Parameter parameter, String texts) {
    Set<String> accepted = new LinkedHashSet<>();
    for (String text : texts.split(",", -1)) {
      accepted.add(
          parameter
              .accept(text)
              .orElseThrow(
                  () ->
                      refused(
                          "%s: %s = %s is not allowed; choose %s.",
                          subject.name(),
                          parameter.name(),
                          text.isEmpty() ? "(nothing)" : text,
                          parameter.allowed())));
    }
    return new ArrayList<>(accepted);
  }

  private static Refusal refused(String message, Object... words) {
    return Refusal.usage("parameter", message.formatted(words), "");
  }

  /** The values that were asked for. */
  Optional<List<String>> of(String parameter) {
    return Optional.ofNullable(values.get(parameter));
  }

  Set<String> names() {
    return values.keySet();
  }

  /** The words that ask for it again. */
  String words() {
    return values.entrySet().stream()
        .map(value -> " --set " + value.getKey() + "=" + String.join(",", value.getValue()))
        .collect(Collectors.joining());
  }
}
