package dev.kairo.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorationReportTest {
  private static final ExplorationReport SAMPLE = SampleExploration.report();

  @Test
  void layersComeInTheOrderOfTheExploration() {
    assertEquals(List.of("fc1", "fc2"), SAMPLE.layers());
    assertEquals(12 * 18, SAMPLE.pointsOf("fc1").size());
    assertEquals(4 * 12, SAMPLE.pointsOf("fc2").size());
  }

  @Test
  void aBestPointThatIsNoneIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> SAMPLE.withChoice(Set.of("fc9-M1-N1"), Set.of()));
    assertEquals(
        "'fc9-M1-N1' is named as best or on the front, but no point has this id.",
        refused.getMessage());
  }

  @Test
  void twoPointsOfOneNameAreRefused() {
    PointRow point = SAMPLE.points().get(0);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ExplorationReport.of(
                    "twice",
                    "",
                    SAMPLE.provenance(),
                    SAMPLE.device(),
                    Budget.NONE,
                    List.of(point, point)));
    assertEquals(
        "2 points have only 1 different ids; give each point its own.", refused.getMessage());
  }

  @Test
  void anErrorIsPartOfWhatWasMeasured() {
    Interval predicted = Interval.predicted(950, "modelled: a guess");
    assertEquals(OptionalDouble.empty(), predicted.errorPercent());
    assertEquals("modelled: a guess", predicted.origin());
    Interval measured = predicted.measured(1000, "measured by a clock");
    assertEquals(-5.0, measured.errorPercent().getAsDouble());
    assertEquals(1000, measured.cycles());
    assertEquals("measured by a clock", measured.origin());
  }

  @Test
  void aBudgetAdmitsWhatIsNotAboveIt() {
    Budget budget = Budget.ofDsp(768);
    assertTrue(budget.admits(new Area(768, 1_000_000, 0, 5000, "")));
    assertFalse(budget.admits(new Area(769, 0, 0, 0, "")));
    assertTrue(Budget.NONE.admits(new Area(769, 0, 0, 0, "")));
    Budget memory =
        new Budget("10 BRAM36", OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.of(10));
    assertFalse(memory.admits(new Area(0, 0, 0, 10.5, "")));
  }

  @Test
  void aPublishedIntervalIsDividedByOurs() {
    PointRow ours = SAMPLE.points().get(0);
    DocumentRow row = new DocumentRow("a paper", "fc1", 1, 1, 4, 800_016, false, Optional.of(ours));
    assertEquals(2.0, row.speedup().getAsDouble());
    assertEquals(
        OptionalDouble.empty(),
        new DocumentRow("a paper", "fc1", 1, 1, 4, 800_016, false, Optional.empty()).speedup());
  }

  @Test
  void nothingComparedIsNothingShown() {
    assertFalse(new BitExactness("fc1", "weights", 0, 0, "nobody").holds());
    assertTrue(new BitExactness("fc1", "weights", 1, 0, "somebody").holds());
    assertFalse(new BitExactness("fc1", "weights", 2, 1, "somebody").holds());
  }
}
