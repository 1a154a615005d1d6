package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.conv.ConvMap;
import org.junit.jupiter.api.Test;

/** The closed form beside the estimate of the elaborated engine. */
class ChannelsCostTest {
  private static final double LUT_TOLERANCE = 0.045;
  private static final double OTHER_TOLERANCE = 0.07;
  private static final ConvMap CONV2 = new ConvMap(12, 12, 5);
  private static final ConvMap SMALL = new ConvMap(8, 10, 3);
  private final ChannelsCost cost = new ChannelsCost();

  private void compare(ChannelsParameters parameters) {
    Resources closed = cost.of(parameters);
    Resources elaborated =
        Estimator.of(Design.of(() -> new ConvChannels(parameters)).circuit()).total();
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

  private static ChannelsParameters slice(ConvMap map, int inputs, int channels) {
    return ChannelsParameters.of(new ChannelsShape(map, inputs, channels));
  }

  @Test
  void theClosedFormIsTheEstimateOfSmallSlices() {
    compare(slice(SMALL, 2, 3));
    compare(slice(SMALL, 2, 3).withDsps(1));
    compare(slice(SMALL, 3, 8).closing());
    compare(slice(new ConvMap(7, 9, 2), 3, 2).withBlock(2));
    compare(slice(CONV2, 2, 6).withBiases(0, 6));
  }

  @Test
  void otherFormatsAsWell() {
    compare(ChannelsParameters.of(new ChannelsShape(SMALL, 3, 2), FpFormat.BF16));
    compare(ChannelsParameters.of(new ChannelsShape(SMALL, 3, 2), FpFormat.of("e8m16")));
  }

  /**
   * What is aimed at for the documents' second layer on three boards. Of the same engine with 4 and
   * 8 output channels and 4 input channels Yosys makes 10,999 and 21,427 LUTs (measured), the
   * closed form 11,238 and 22,022.
   */
  @Test
  void aBoardOfTheNetworkIsAsCheapAsItsLanes() {
    assertEquals(11_238, cost.of(slice(CONV2, 4, 4)).lut());
    assertEquals(22_022, cost.of(slice(CONV2, 4, 8)).lut());
    ChannelsParameters board = slice(CONV2, 7, 50).withBiases(0, 17);
    Resources wide = cost.of(board);
    Resources narrow = cost.of(board.withDsps(1));
    assertEquals(702, wide.dsp());
    assertEquals(351, narrow.dsp());
    assertEquals(17.5, wide.bram36());
    assertEquals(676, wide.lut() / board.shape().lanes());
    assertEquals(806, narrow.lut() / board.shape().lanes());
  }
}
