package dev.kairo.cli.explore.space;

import java.util.List;

/**
 * What a simulation of one configuration showed.
 *
 * @param intervalCycles cycles from one result to the next, counted
 * @param mismatches values that differed from the golden model
 * @param examples a sentence for each of the first mismatches
 */
public record Measurement(long intervalCycles, long mismatches, List<String> examples) {
  public Measurement {
    examples = List.copyOf(examples);
  }
}
