package dev.kairo.cli.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a run showed.
 *
 * @param cycles cycles driven, each compared with the model in every output
 * @param mismatches cycles in which an output differed
 * @param samples a sentence for each of the first mismatches
 * @param counts what happened in the run, by name, in the order to show it
 * @param intervalCycles cycles from one result to the next, for designs that have such a figure
 */
public record TrialReport(
    long cycles,
    long mismatches,
    List<String> samples,
    Map<String, Long> counts,
    OptionalLong intervalCycles) {
  public TrialReport {
    samples = List.copyOf(samples);
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** The counts under names as JSON has them: {@code words in} becomes {@code wordsIn}. */
  public Map<String, Long> countFields() {
    Map<String, Long> fields = new LinkedHashMap<>();
    counts.forEach(
        (name, count) -> {
          StringBuilder field = new StringBuilder();
          for (String word : name.split(" ")) {
            field.append(
                field.isEmpty()
                    ? word
                    : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
          }
          fields.put(field.toString(), count);
        });
    return fields;
  }

  /** A run counts as passed when there were cycles and nothing differed in them. */
  public boolean passed() {
    return mismatches == 0 && cycles > 0;
  }
}
