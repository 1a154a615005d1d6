package dev.kairo.cli.explore.space;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One value for each parameter of a subject, by name, in the subject's order. */
public record Configuration(Map<String, String> values) {
  /** No value chosen yet. */
  public static final Configuration NONE = new Configuration(Map.of());

  public Configuration {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same with one more value at the end, or another value in its place. */
  public Configuration with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Configuration(more);
  }

  /** A value as it is written. */
  public String text(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("There is no value of " + name + " in " + words() + ".");
    }
    return values.get(name);
  }

  /** The value of a whole number. */
  public int whole(String name) {
    return Integer.parseInt(text(name));
  }

  /** Every value, as in {@code M=10,N=2}: the one spelling that a point's name is made of. */
  public String words() {
    return words(values.keySet());
  }

  /** The values of some parameters only. */
  public String words(Collection<String> names) {
    return values.entrySet().stream()
        .filter(value -> names.contains(value.getKey()))
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return words();
  }
}
