package dev.kairo.cli.check;

import java.util.ArrayList;
import java.util.List;

/** How many tests passed, failed and were skipped, and the names of those that failed. */
public record TestCount(int passed, int failed, int skipped, List<String> failures) {
  public static final TestCount NONE = new TestCount(0, 0, 0, List.of());

  public TestCount {
    failures = List.copyOf(failures);
  }

  /** A step that is no test but can fail like one. */
  public static TestCount failure(String what) {
    return new TestCount(0, 1, 0, List.of(what));
  }

  public TestCount plus(TestCount other) {
    List<String> all = new ArrayList<>(failures);
    all.addAll(other.failures);
    return new TestCount(
        passed + other.passed, failed + other.failed, skipped + other.skipped, all);
  }

  /** The plain line a check ends with. */
  public String line() {
    return passed + " passed, " + failed + " failed, " + skipped + " skipped";
  }
}
