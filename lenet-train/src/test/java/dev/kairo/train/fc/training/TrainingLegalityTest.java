package dev.kairo.train.fc.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What can't be built is refused in a sentence that says what can. */
class TrainingLegalityTest {
  private static String refusal(Runnable build) {
    return assertThrows(IllegalArgumentException.class, build::run).getMessage();
  }

  private static TrainingParameters layer(int inputs, int outputs, int m, int n) {
    return TrainingParameters.of(new TrainingShape(inputs, outputs, m, n));
  }

  @Test
  void lanesThatLeaveARestAreRefused() {
    assertEquals(
        "M = 3 does not divide the 500 outputs; choose 2 or 4.",
        refusal(() -> layer(800, 500, 3, 100)));
    assertEquals(
        "N = 90 does not divide the 800 inputs; choose 80 or 100.",
        refusal(() -> layer(800, 500, 2, 90)));
    assertEquals(
        "0 inputs are not possible; choose 1 to 65536.", refusal(() -> layer(0, 500, 2, 1)));
  }

  @Test
  void sumsWithoutATurnAreRefused() {
    assertEquals(
        "With N = 200, 4 sums take turns in a column, and its adders hold 8 at a time; choose N ="
            + " 100 or less, or reduction = 2.",
        refusal(() -> layer(800, 500, 2, 200).withReductions(400, 1)));
    assertEquals(
        "With M = 2, 250 sums take turns in a row, and its adders hold 400 at a time; choose M = 1"
            + " or less, or reduction = 4.",
        refusal(() -> layer(800, 500, 2, 100).withReductions(2, 1)));
    assertEquals(
        "With M = 2, 5 sums take turns in a row, and its adders hold 8 at a time; choose M = 1 or"
            + " less.",
        refusal(() -> layer(500, 10, 2, 20)));
  }

  @Test
  void reductionsThatLeaveARestAreRefused() {
    assertEquals(
        "The forward reduction = 30 does not divide the 200 products of a row (2 N); choose 25 or"
            + " 40.",
        refusal(() -> layer(800, 500, 2, 100).withReductions(30, 1)));
    assertEquals(
        "The forward reduction = 40 does not divide the 20 columns (N), which go forward one by one"
            + " where inputs / N is odd; choose 20.",
        refusal(() -> layer(500, 10, 1, 20).withReductions(40, 1)));
    assertEquals(
        "The backward reduction = 3 does not divide the 2 rows (M); choose 2.",
        refusal(() -> layer(800, 500, 2, 100).withReductions(200, 3)));
  }

  @Test
  void theLeastReductionsAreThoseOfPlainOrderWhereTheyCanBe() {
    assertEquals(new TrainingReductions(4, 1), layer(800, 500, 2, 100).reductions());
    assertEquals(new TrainingReductions(4, 5), layer(800, 500, 5, 50).reductions());
    assertEquals(new TrainingReductions(20, 1), layer(500, 10, 1, 20).reductions());
    assertEquals(new TrainingReductions(21, 1), layer(84, 10, 1, 21).reductions());
  }

  @Test
  void buffersAreAPowerOfTwo() {
    TrainingParameters layer = layer(40, 20, 2, 4);
    assertEquals(
        "An engine with 1 sample buffers is not possible; choose 2 to 16.",
        refusal(() -> layer.withBuffers(1)));
    assertEquals(
        "6 sample buffers are no power of two; choose 4 or 8.",
        refusal(() -> layer.withBuffers(6)));
  }
}
