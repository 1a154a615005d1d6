package dev.kairo.report.compare;

import dev.kairo.report.chart.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result held against an earlier one: linear in their sizes. Everything found is a sentence.
 *
 * @param verdict the outcome in one sentence
 * @param regressions what got worse by more than is allowed, or went wrong
 * @param tolerated what got worse by no more than is allowed
 * @param improvements what got better
 * @param vanished what only the base has
 * @param added what only the new result has
 * @param compared how many numbers are in both
 */
public record Comparison(
    String verdict,
    List<String> regressions,
    List<String> tolerated,
    List<String> improvements,
    List<String> vanished,
    List<String> added,
    int compared) {
  public Comparison {
    regressions = List.copyOf(regressions);
    tolerated = List.copyOf(tolerated);
    improvements = List.copyOf(improvements);
    vanished = List.copyOf(vanished);
    added = List.copyOf(added);
  }

  /** Compares; results of different kinds or subjects are refused. */
  public static Comparison of(ResultFile base, ResultFile now, Allowance allowance) {
    if (!base.kind().equals(now.kind())) {
      throw new UnreadableResult(
          "%s is a %s and %s is a %s.".formatted(base.name(), base.kind(), now.name(), now.kind()),
          "Compare two files of the same kind.");
    }
    if (!base.subject().equals(now.subject())) {
      throw new UnreadableResult(
          "%s is of %s and %s is of %s."
              .formatted(base.name(), base.subject(), now.name(), now.subject()),
          "Compare two results of the same design and command.");
    }
    return new Findings(base, now, allowance).comparison();
  }

  /** Whether nothing got worse by more than is allowed. */
  public boolean passed() {
    return regressions.isEmpty();
  }

  /** The comparison as a JSON document's fields. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("verdict", verdict);
    fields.put("compared", compared);
    fields.put("regressions", regressions);
    fields.put("tolerated", tolerated);
    fields.put("improvements", improvements);
    fields.put("vanished", vanished);
    fields.put("added", added);
    return fields;
  }

  /** Goes through both results and sorts what it sees. */
  private static final class Findings {
    private final ResultFile base;
    private final ResultFile now;
    private final Allowance allowance;
    private final List<String> regressions = new ArrayList<>();
    private final List<String> tolerated = new ArrayList<>();
    private final List<String> improvements = new ArrayList<>();
    private final List<String> vanished = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private int compared;

    Findings(ResultFile base, ResultFile now, Allowance allowance) {
      this.base = base;
      this.now = now;
      this.allowance = allowance;
    }

    Comparison comparison() {
      base.entries().forEach(this::entry);
      now.entries().keySet().stream()
          .filter(key -> !base.entries().containsKey(key))
          .forEach(key -> added.add("%s is only in %s.".formatted(key, now.name())));
      if (compared == 0 && regressions.isEmpty()) {
        throw new UnreadableResult(
            "%s and %s have no number in common that could be compared."
                .formatted(base.name(), now.name()),
            "Compare two results of the same design and settings.");
      }
      return new Comparison(
          verdict(), regressions, tolerated, improvements, vanished, added, compared);
    }

    private void entry(String key, Entry before) {
      Entry after = now.entries().get(key);
      if (after == null) {
        vanished.add("%s is only in %s.".formatted(key, base.name()));
      } else if (before.ok() && after.ok()) {
        before.numbers().forEach((name, number) -> number(key, name, number, before, after));
      } else if (before.ok() && after.untried()) {
        vanished.add("%s was ok and is %s now.".formatted(key, after.words()));
      } else if (before.ok()) {
        regressions.add("%s was ok and is %s now.".formatted(key, after.words()));
      } else if (after.ok()) {
        improvements.add("%s was %s and is ok now.".formatted(key, before.words()));
      }
    }

    private void number(String key, String name, double number, Entry before, Entry after) {
      if (!after.numbers().containsKey(name)) {
        vanished.add("%s has no %s in %s.".formatted(key, name, now.name()));
        return;
      }
      compared++;
      Change change =
          new Change(key, name, number, after.numbers().get(name), origins(name, before, after));
      if (change.loss() < 0) {
        improvements.add(change.sentence());
      } else if (change.loss() > 0 && allowance.admits(change.loss(), number)) {
        tolerated.add(change.sentence());
      } else if (change.loss() > 0) {
        regressions.add(change.sentence(allowance));
      }
    }

    /** A measured number beside a modelled one is said to be so. */
    private static String origins(String name, Entry before, Entry after) {
      String first = kind(before.origins().getOrDefault(name, ""));
      String second = kind(after.origins().getOrDefault(name, ""));
      return first.equals(second) || first.isEmpty() || second.isEmpty()
          ? ""
          : first + " before, " + second + " now";
    }

    /** The first word of an origin: measured, modelled or quoted. */
    private static String kind(String origin) {
      return origin.replaceAll("^(\\w*).*$", "$1");
    }

    private String verdict() {
      String numbers = NumberText.whole(compared) + (compared == 1 ? " number" : " numbers");
      if (regressions.isEmpty()) {
        return "%s is no worse than %s: %s compared, %d better, %d worse within %s."
            .formatted(
                now.name(), base.name(), numbers, improvements.size(), tolerated.size(), allowance);
      }
      return "%s is worse than %s: %s among %s compared, with %s allowed."
          .formatted(
              now.name(),
              base.name(),
              regressions.size() == 1 ? "1 regression" : regressions.size() + " regressions",
              numbers,
              allowance);
    }
  }
}
