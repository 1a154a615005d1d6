package dev.kairo.train.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.estimate.Device;
import dev.kairo.hw.figure.Origin;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** The quoted rows against totals and against the other columns of the print. */
class PublishedTableTest {

  private static List<Integer> column(PublishedTable table, ToIntFunction<PublishedEngine> of) {
    return table.engines().stream().map(of::applyAsInt).toList();
  }

  private static int total(PublishedTable table, ToIntFunction<PublishedEngine> of) {
    return table.engines().stream().mapToInt(of).sum();
  }

  @Test
  void everyRowIsThereAndAddsUp() {
    assertEquals(3_899, total(PublishedTable.BOARD_00, PublishedEngine::dsp));
    assertEquals(12_385, total(PublishedTable.BOARD_00, PublishedEngine::intervalCycles));
    assertEquals(5_308, total(PublishedTable.BOARD_01, PublishedEngine::dsp));
    assertEquals(744_058, total(PublishedTable.BOARD_01, PublishedEngine::intervalCycles));
  }

  @Test
  void lanesAreThePrintedProducts() {
    assertEquals(
        List.of(25, 20, 20, 20, 10, 10), column(PublishedTable.BOARD_00, PublishedEngine::lanes));
    assertEquals(
        List.of(32, 20, 20, 20, 20, 20, 20, 16, 16),
        column(PublishedTable.BOARD_01, PublishedEngine::lanes));
  }

  @Test
  void percentagesAreThePrintedOnes() {
    assertEquals(
        List.of(112, 88, 90, 106, 63, 45),
        column(PublishedTable.BOARD_00, PublishedEngine::percentOfBoard));
    assertEquals(
        List.of(111, 66, 68, 72, 74, 83, 102, 54, 56),
        column(PublishedTable.BOARD_01, PublishedEngine::percentOfBoard));
  }

  @Test
  void theChosenEnginesAreTheFastestThatFit() {
    for (PublishedTable table : PublishedTable.all()) {
      PublishedEngine chosen = table.chosen().orElseThrow();
      int fastest =
          table.engines().stream()
              .filter(engine -> engine.dsp() <= Device.XCKU095.dsp())
              .mapToInt(PublishedEngine::intervalCycles)
              .min()
              .orElseThrow();
      assertEquals(fastest, chosen.intervalCycles(), table.name());
      assertEquals(1, table.engines().stream().filter(PublishedEngine::chosen).count());
    }
  }

  /** Section 6.2 prints 90.6 % and 83.9 % of the DSP blocks for what was built. */
  @Test
  void theChosenEnginesAreTheOnesThatWereBuilt() {
    PublishedEngine board00 = PublishedTable.BOARD_00.chosen().orElseThrow();
    PublishedEngine board01 = PublishedTable.BOARD_01.chosen().orElseThrow();
    assertEquals(90.6, 100.0 * board00.dsp() / Device.XCKU095.dsp(), 0.05);
    assertEquals(83.9, 100.0 * board01.dsp() / Device.XCKU095.dsp(), 0.05);
    assertEquals(
        "The text names M = 2, N = 10 as chosen, with 83 % of the DSP blocks and 81093 cycles; both"
            + " are the row M = 10, N = 2, whose 644 DSP blocks are also the 83.9 % that section"
            + " 6.2 reports as built.",
        PublishedTable.BOARD_01.remarks().get(1));
  }

  @Test
  void tablesSayWhereTheyArePrinted() {
    assertEquals(
        List.of("quoted from [S003] Table 1", "quoted from [S003] Table 2"),
        PublishedTable.all().stream().map(table -> table.origin().words()).toList());
  }

  @Test
  void anEngineThatDoesNotDivideItsLayerIsRefused() {
    PublishedEngine swapped = new PublishedEngine("FC1", 8, 4, 860, 51_254, false);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new PublishedTable(
                    "swapped",
                    500,
                    800,
                    "ReLU",
                    List.of(swapped),
                    new Origin.Quoted("nowhere"),
                    List.of()));
    assertEquals(
        "swapped: M = 8 does not divide its 500 inputs; choose one of"
            + " [1, 2, 4, 5, 10, 20, 25, 50, 100, 125, 250, 500].",
        refused.getMessage());
  }
}
