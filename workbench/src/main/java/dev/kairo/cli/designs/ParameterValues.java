package dev.kairo.cli.designs;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value for each parameter of a design, in the order the design lists them. */
public final class ParameterValues {
  private final String design;
  private final Map<String, String> values;
  private final Map<String, String> fallbacks;

  private ParameterValues(
      String design, Map<String, String> values, Map<String, String> fallbacks) {
    this.design = design;
    this.values = Collections.unmodifiableMap(values);
    this.fallbacks = fallbacks;
  }

  /**
   * Reads the {@code name=value} words of {@code --set} over a preset's values over the defaults.
   */
  public static ParameterValues of(CataloguedDesign design, String preset, List<String> words) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    design.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    Map<String, String> fallbacks = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> fallbacks.put(name, parameter.fallback()));
    Map<String, String> values = new LinkedHashMap<>(fallbacks);
    values.putAll(presetOf(design, preset));
    Set<String> seen = new HashSet<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw refused(
            "--set takes name=value, not '%s'; for example --set %s"
                .formatted(word, example(design)));
      }
      String name = word.substring(0, equals);
      if (!parameters.containsKey(name)) {
        throw refused(
            "%s has no parameter '%s'; %s"
                .formatted(design.name(), name, NearestName.remedy(parameters.keySet(), name)));
      }
      if (!seen.add(name)) {
        throw refused("%s is set more than once; keep one of them.".formatted(name));
      }
      values.put(name, accepted(design, parameters.get(name), word.substring(equals + 1)));
    }
    return new ParameterValues(design.name(), values, fallbacks);
  }

  private static Map<String, String> presetOf(CataloguedDesign design, String preset) {
    if (preset.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, String>> presets = design.presets();
    if (!presets.containsKey(preset)) {
      throw refused(
          presets.isEmpty()
              ? design.name() + " has no presets; use --set."
              : "%s has no preset '%s'; %s"
                  .formatted(design.name(), preset, NearestName.remedy(presets.keySet(), preset)));
    }
    return presets.get(preset);
  }

  private static String accepted(CataloguedDesign design, Parameter parameter, String text) {
    return parameter
        .accept(text)
        .orElseThrow(
            () ->
                refused(
                    "%s: %s = %s is not allowed; choose %s."
                        .formatted(
                            design.name(),
                            parameter.name(),
                            text.isEmpty() ? "(nothing)" : text,
                            parameter.allowed())));
  }

  private static String example(CataloguedDesign design) {
    return design.parameters().stream()
        .findFirst()
        .map(parameter -> parameter.name() + "=" + parameter.fallback())
        .orElse("name=value");
  }

  private static Refusal refused(String message) {
    return Refusal.usage("parameter", message, "");
  }

  /** The value of a {@link Parameter.Whole}. */
  public int whole(String name) {
    return Integer.parseInt(text(name));
  }

  /** The value of a {@link Parameter.Flag}. */
  public boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /** The value as it is written. */
  public String text(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(design + " has no parameter " + name + ".");
    }
    return values.get(name);
  }

  /** Every value by name, in order. */
  public Map<String, String> all() {
    return values;
  }

  /** The words of {@code --set} that choose these values; defaults need none. */
  public String words() {
    StringBuilder words = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (!value.equals(fallbacks.get(name))) {
            words.append(" --set ").append(name).append('=').append(value);
          }
        });
    return words.toString().strip();
  }
}
