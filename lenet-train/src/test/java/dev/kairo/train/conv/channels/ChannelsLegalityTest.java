package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.train.conv.ConvMap;
import org.junit.jupiter.api.Test;

/** What can't be built is refused in a sentence that says what can. */
class ChannelsLegalityTest {
  private static final ConvMap CONV2 = new ConvMap(12, 12, 5);
  private static final ChannelsParameters BOARD =
      ChannelsParameters.of(new ChannelsShape(CONV2, 7, 50));

  private static String refusal(Runnable build) {
    return assertThrows(IllegalArgumentException.class, build::run).getMessage();
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertEquals(
        "A slice of 0 input channels is not possible; choose 1 to 128.",
        refusal(() -> new ChannelsShape(CONV2, 0, 50)));
    assertEquals(
        "A slice of 129 output channels is not possible; choose 1 to 128.",
        refusal(() -> new ChannelsShape(CONV2, 7, 129)));
    assertEquals(
        "A width of 13 leaves 9 sums under 5 taps, and a pool takes two at a time; choose 12 or 14.",
        refusal(() -> new ConvMap(12, 13, 5)));
    assertEquals(
        "3 image buffers are no power of two; choose 2 or 4.", refusal(() -> BOARD.withBuffers(3)));
  }

  @Test
  void blocksThatDoNotFitAreRefused() {
    assertEquals(4, BOARD.blockCells());
    assertEquals(
        "A block of 3 cells does not divide the 16 cells of a sample; choose 2 or 4.",
        refusal(() -> BOARD.withBlock(3)));
    assertEquals(
        "A block of 32 cells does not divide the 16 cells of a sample; choose 16.",
        refusal(() -> BOARD.withBlock(32)));
    assertEquals(
        "In a block of 1 cells a sum is due again before an adder of 4 cycles has given it; choose"
            + " 2.",
        refusal(() -> BOARD.withBlock(1).withLatencies(2, 4)));
    assertEquals(
        "1 cells of four sums are fewer than an adder of 4 cycles keeps under way; choose a larger"
            + " image or an adder of less latency.",
        refusal(
            () ->
                ChannelsParameters.of(new ChannelsShape(new ConvMap(6, 6, 5), 7, 50))
                    .withLatencies(2, 4)));
    assertEquals(16, BOARD.withBlock(16).blockCells());
  }

  @Test
  void biasesOfOtherSlicesAreRefused() {
    assertEquals(
        "Biases of 17 output channels from number 34 on are not all among the 50 of the slice;"
            + " choose at most 16.",
        refusal(() -> BOARD.withBiases(34, 17)));
    assertEquals(
        "An engine that pools needs the biases of all its 50 output channels and has 17; choose"
            + " closing() or let the sums leave.",
        refusal(() -> BOARD.closing().withBiases(0, 17)));
    assertEquals(50, BOARD.closing().biased().count());
  }
}
