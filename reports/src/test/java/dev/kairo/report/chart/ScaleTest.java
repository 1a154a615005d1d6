package dev.kairo.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void aWideRangeBecomesLogarithmic() {
    assertTrue(Scale.covering(List.of(4.0, 1_600_000.0)).logarithmic());
    assertTrue(Scale.covering(List.of(1.0, 20.0)).logarithmic());
    assertFalse(Scale.covering(List.of(1.0, 19.0)).logarithmic());
    assertFalse(Scale.covering(List.of(0.0, 1_000_000.0)).logarithmic());
  }

  @Test
  void everyValueLiesInside() {
    for (List<Double> values :
        List.of(
            List.of(5.0),
            List.of(0.0),
            List.of(400.0, 784.0, 768.0),
            List.of(81_000.0, 81_093.0),
            List.of(3.0, 9_000_000.0))) {
      Scale scale = Scale.covering(values);
      for (double value : values) {
        double place = scale.fraction(value);
        assertTrue(place >= 0 && place <= 1, scale + " puts " + value + " at " + place);
      }
      int ticks = scale.ticks().size();
      assertTrue(ticks >= 2 && ticks <= 9, scale + " has " + scale.ticks());
    }
  }

  @Test
  void equalFactorsAreEquallyFarApart() {
    Scale scale = new Scale(1, 100, true);
    assertEquals(0.5, scale.fraction(10), 1e-12);
    assertEquals(List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0), scale.ticks());
  }

  @Test
  void linearTicksAreRound() {
    assertEquals(List.of(0.0, 200.0, 400.0, 600.0, 800.0), new Scale(0, 850, false).ticks());
    assertEquals(0.25, new Scale(0, 800, false).fraction(200));
  }

  @Test
  void nothingAtAllStillHasAScale() {
    assertEquals(new Scale(0, 1, false), Scale.spanning(List.of()));
    assertEquals(List.of(0.0, 0.5, 1.0), Scale.covering(List.of()).ticks());
  }
}
