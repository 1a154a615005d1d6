package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed form beside the estimate of the elaborated engine. */
class TapsCostTest {
  private static final double LUT_TOLERANCE = 0.02;
  private static final double OTHER_TOLERANCE = 0.06;
  private final TapsCost cost = new TapsCost();

  private void compare(TapsParameters parameters) {
    Resources closed = cost.of(parameters);
    Resources elaborated =
        Estimator.of(Design.of(() -> new ConvTaps(parameters)).circuit()).total();
    assertEquals(elaborated.dsp(), closed.dsp(), parameters::toString);
    assertEquals(elaborated.bram36(), closed.bram36(), parameters::toString);
    near(elaborated.lut(), closed.lut(), LUT_TOLERANCE, "LUT of " + parameters);
    near(elaborated.ff(), closed.ff(), OTHER_TOLERANCE, "FF of " + parameters);
    near(elaborated.lutram(), closed.lutram(), OTHER_TOLERANCE, "LUT RAM of " + parameters);
  }

  private static void near(int elaborated, int closed, double tolerance, String what) {
    double off = (double) (closed - elaborated) / elaborated;
    assertTrue(Math.abs(off) <= tolerance, () -> off + " " + what);
  }

  @Test
  void theClosedFormIsTheEstimateOfSmallLayers() {
    for (TapsShape shape :
        List.of(
            new TapsShape(8, 10, 3, 1),
            new TapsShape(8, 10, 3, 4),
            new TapsShape(7, 9, 2, 3),
            new TapsShape(13, 13, 4, 2))) {
      compare(TapsParameters.of(shape, 6));
      compare(TapsParameters.of(shape, 7).withDsps(1));
    }
  }

  @Test
  void otherFormatsAsWell() {
    compare(TapsParameters.of(new TapsShape(8, 10, 3, 2), 6, FpFormat.BF16));
    compare(TapsParameters.of(new TapsShape(8, 10, 3, 2), 6, FpFormat.of("e8m16")));
  }

  /** The documents' first layer: two channels are elaborated, for seven the closed form does. */
  @Test
  void theFirstLayerOfTheNetworkIsAsCheapAsItsLanes() {
    compare(TapsParameters.of(new TapsShape(28, 28, 5, 2), 6));
    TapsParameters seven = TapsParameters.of(new TapsShape(28, 28, 5, 7), 6);
    Resources wide = cost.of(seven);
    Resources narrow = cost.of(seven.withDsps(1));
    assertEquals(350, wide.dsp());
    assertEquals(175, narrow.dsp());
    assertEquals(6, wide.bram36());
    assertEquals(666, wide.lut() / seven.lanes());
    assertEquals(795, narrow.lut() / seven.lanes());
  }
}
