package dev.kairo.train.fc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed form beside the estimate of the elaborated engine. */
class FcCostTest {
  private static final double LUT_TOLERANCE = 0.08;
  private final FcCost cost = new FcCost();

  private void compare(FcParameters parameters) {
    Resources closed = cost.of(parameters);
    Resources elaborated =
        Estimator.of(Design.of(() -> new FcBackward(parameters)).circuit()).total();
    assertEquals(elaborated.dsp(), closed.dsp(), parameters::toString);
    assertEquals(elaborated.bram36(), closed.bram36(), parameters::toString);
    double off = (double) (closed.lut() - elaborated.lut()) / elaborated.lut();
    assertTrue(Math.abs(off) <= LUT_TOLERANCE, () -> off + " of " + parameters);
  }

  @Test
  void theClosedFormIsTheEstimateOfEveryLegalPair() {
    int pairs = 0;
    for (List<Integer> layer : List.of(List.of(6, 12), List.of(20, 48), List.of(10, 500))) {
      for (int m : FcLegality.divisors(layer.get(0))) {
        for (int n : FcLegality.divisors(layer.get(1))) {
          int reduction = FcLegality.leastReduction(layer.get(0), layer.get(1), m, n, 3);
          if (m * n <= 20 && FcLegality.legal(layer.get(0), layer.get(1), m, n, reduction, 3)) {
            FcParameters parameters = FcParameters.of(layer.get(0), layer.get(1), m, n);
            compare(parameters);
            compare(parameters.withDsps(1).withRelu());
            pairs++;
          }
        }
      }
    }
    assertEquals(56, pairs);
  }

  @Test
  void otherFormatsAsWell() {
    compare(FcParameters.of(20, 48, 2, 4, FpFormat.BF16));
    compare(FcParameters.of(20, 48, 4, 2, FpFormat.of("e8m16")));
  }
}
