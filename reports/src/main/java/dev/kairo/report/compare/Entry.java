package dev.kairo.report.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a result says of one thing: a point, a case of a benchmark, a run.
 *
 * @param state {@code ok}, or what it is instead, such as {@code failed}
 * @param reason why it is not ok; empty otherwise
 * @param numbers the numbers that can be compared, by name
 * @param origins where numbers come from, by the same names; may lack some
 */
public record Entry(
    String state, String reason, Map<String, Double> numbers, Map<String, String> origins) {
  static final String OK = "ok";

  public Entry {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    origins = Map.copyOf(origins);
  }

  static Entry ok(Map<String, Double> numbers, Map<String, String> origins) {
    return new Entry(OK, "", numbers, origins);
  }

  static Entry notOk(String state, String reason) {
    return new Entry(state, reason, Map.of(), Map.of());
  }

  boolean ok() {
    return state.equals(OK);
  }

  /** Whether nothing was tried, which is neither good nor bad. */
  boolean untried() {
    return state.equals("skipped") || state.equals("queued") || state.equals("running");
  }

  /** State and reason as they stand in a sentence. */
  String words() {
    return reason.isEmpty() ? state : state + " (" + reason + ")";
  }
}
