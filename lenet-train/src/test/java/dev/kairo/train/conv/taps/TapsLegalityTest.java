package dev.kairo.train.conv.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What can't be built is refused in a sentence that says what can. */
class TapsLegalityTest {
  private static final TapsShape CONV1 = new TapsShape(28, 28, 5, 7);

  private static String refusal(Runnable build) {
    return assertThrows(IllegalArgumentException.class, build::run).getMessage();
  }

  @Test
  void layersThatPoolsDoNotDivideAreRefused() {
    assertEquals(
        "A height of 27 leaves 23 sums under 5 taps, and a pool takes two at a time; choose 26 or"
            + " 28.",
        refusal(() -> new TapsShape(27, 28, 5, 1)));
    assertEquals(
        "A width of 28 leaves 25 sums under 4 taps, and a pool takes two at a time; choose 27 or"
            + " 29.",
        refusal(() -> new TapsShape(27, 28, 4, 1)));
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertEquals(
        "A kernel of 1 rows is not possible; choose 2 to 7.",
        refusal(() -> new TapsShape(28, 28, 1, 1)));
    assertEquals(
        "An image of height 5 is not possible; choose 6 to 256.",
        refusal(() -> new TapsShape(5, 28, 5, 1)));
    assertEquals(
        "An engine of 0 channels is not possible; choose 1 to 64.",
        refusal(() -> new TapsShape(28, 28, 5, 0)));
    assertEquals(
        "An engine with 1 image buffers is not possible; choose 2 to 16.",
        refusal(() -> TapsParameters.of(CONV1, 6).withBuffers(1)));
    assertEquals(
        "6 image buffers are no power of two; choose 4 or 8.",
        refusal(() -> TapsParameters.of(CONV1, 6).withBuffers(6)));
  }

  @Test
  void partialSumsWithoutATurnAreRefused() {
    assertEquals(
        "With 5 partial sums one is due again before an adder of 3 cycles has stored it; choose 6"
            + " or more.",
        refusal(() -> TapsParameters.of(CONV1, 5)));
    assertEquals(
        "145 partial sums are more than the 144 cells of a sample; choose 6 to 144.",
        refusal(() -> TapsParameters.of(CONV1, 145)));
    assertEquals(
        "4 cells are fewer than the 6 partial sums that an adder of 3 cycles needs; choose a larger"
            + " image or an adder of less latency.",
        refusal(() -> TapsParameters.of(new TapsShape(8, 8, 5, 1), 4)));
    assertEquals(6, TapsParameters.leastPartials(3));
  }
}
