package dev.kairo.hw.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.estimate.calibration.Calibration;
import dev.kairo.hw.estimate.calibration.CalibrationDesign;
import dev.kairo.hw.estimate.calibration.CalibrationLibrary;
import dev.kairo.hw.estimate.calibration.CalibrationTable;
import dev.kairo.hw.estimate.calibration.Comparison;
import dev.kairo.hw.estimate.calibration.Fit;
import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The estimate over the whole library, held against the recorded measurements. */
class CalibrationTest {
  private static final Comparison MODELLED = Calibration.modelled();

  @Test
  void everyDesignOfTheLibraryIsInTheTable() {
    assertEquals(CalibrationLibrary.all().size(), MODELLED.lines().size());
    assertEquals(
        CalibrationLibrary.all().size(),
        CalibrationLibrary.all().stream().map(CalibrationDesign::name).distinct().count());
  }

  @Test
  void dspsAndBlockRamsAreEqualInEveryDesign() {
    assertEquals(List.of(), names(MODELLED, line -> !line.exact()));
  }

  /** Known debts are listed one by one: neither a new one nor one that is paid goes unnoticed. */
  @Test
  void lutsAreWithinTheToleranceInEveryDesignButTheListedOnes() throws IOException {
    List<String> beyond =
        MODELLED.lines().stream()
            .filter(line -> !line.close())
            .map(Comparison.Line::design)
            .toList();
    assertEquals(String.join("\n", listed()), String.join("\n", beyond));
  }

  private static List<String> listed() throws IOException {
    try (InputStream stream =
        CalibrationTest.class.getResourceAsStream("lut-beyond-tolerance.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A bit that Yosys finds to rest or to stand twice is a flip-flop less than we count. */
  @Test
  void flipFlopsAreNearlyEqualAndLutRamIsEqual() {
    List<String> further =
        MODELLED.lines().stream()
            .filter(line -> Math.abs(line.estimated().ff() - line.measured().ff()) > 2)
            .map(Comparison.Line::design)
            .toList();
    assertEquals(List.of("datapath_butterfly_18"), further);
    assertEquals(
        List.of(), names(MODELLED, line -> line.estimated().lutram() != line.measured().lutram()));
  }

  @Test
  void theHeldOutDesignsAreAThird() {
    long heldOut = MODELLED.lines().stream().filter(Comparison.Line::heldOut).count();
    assertTrue(heldOut * 4 > MODELLED.lines().size(), heldOut + " held out");
  }

  @Test
  void theRecordedCoefficientsAreTheFitOfTheRecordedTable() {
    Coefficients fitted = Fit.of(CalibrationLibrary.all(), CalibrationTable.recorded());
    assertEquals(Coefficients.recorded().text(), fitted.text());
  }

  @Test
  void theRecordedDefinitionsAreThoseOfTheRecordedTable() {
    assertEquals(
        Characterization.recorded().text(),
        Calibration.characterize(CalibrationLibrary.all(), CalibrationTable.recorded()).text());
  }

  @Test
  void withMeasuredDefinitionsEveryDesignIsWithinTheTolerance() {
    assertEquals(List.of(), names(Calibration.recorded(), line -> !line.close() || !line.exact()));
  }

  @Test
  void wrongCoefficientsAreSeen() {
    Map<LutClass, Double> factors = new EnumMap<>(Coefficients.recorded().factors());
    factors.computeIfPresent(LutClass.LARGE, (key, factor) -> factor * 1.5);
    Comparison broken =
        Comparison.of(
            CalibrationLibrary.all(),
            CalibrationTable.recorded(),
            new Estimator(new Coefficients(factors), Characterization.none()));
    long before = MODELLED.lines().stream().filter(Comparison.Line::close).count();
    long after = broken.lines().stream().filter(Comparison.Line::close).count();
    assertTrue(after < before, after + " of " + before + " designs still close");
  }

  @Test
  void aWrongCountOfDspsOrBlockRamsIsSeen() {
    Comparison.Line line = MODELLED.lines().get(0);
    Resources one = new Resources(1, 0, 0, 0, 0, 0);
    Resources ram = new Resources(0, 0, 0, 0, 1, 0);
    for (Resources more : List.of(one, ram)) {
      Comparison.Line broken =
          new Comparison.Line(
              line.design(), line.family(), line.estimated().plus(more), line.measured(), false);
      assertFalse(broken.exact());
    }
  }

  @Test
  void yosysStillMeasuresWhatIsRecorded() throws IOException {
    Optional<Finding.Found> yosys = Toolbox.ofEnvironment().find(Tool.YOSYS);
    Assumptions.assumeTrue(yosys.isPresent(), Tool.YOSYS.installLine());
    CalibrationTable recorded = CalibrationTable.recorded();
    Assumptions.assumeTrue(
        recorded.tool().equals("yosys " + yosys.get().version()),
        "the table is of " + recorded.tool());
    List<String> few = List.of("product_unsigned_24x24", "memory_simple_block_1024x36");
    List<CalibrationDesign> designs =
        CalibrationLibrary.all().stream().filter(d -> few.contains(d.name())).toList();
    CalibrationTable measured = Calibration.measure(designs, yosys.get(), line -> {});
    for (String name : few) {
      assertEquals(recorded.measured(name), measured.measured(name), name);
    }
  }

  private interface Which {
    boolean test(Comparison.Line line);
  }

  private static List<String> names(Comparison comparison, Which which) {
    return comparison.lines().stream()
        .filter(which::test)
        .map(line -> line.design() + ": " + line.estimated() + " instead of " + line.measured())
        .toList();
  }
}
