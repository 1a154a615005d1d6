package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Characterization;
import dev.kairo.hw.estimate.Coefficients;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.tool.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Measures the library with Yosys and fits the coefficients anew: a few minutes on two cores.
 *
 * <p>The three files it writes are the resources that the estimate reads.
 */
public final class Calibration {
  private static final int DESIGNS_A_RUN = 30;
  private static final int RUNS_AT_A_TIME = 2;

  private Calibration() {}

  /** Measures all designs and writes table and coefficients into a directory. */
  public static Comparison run(
      List<CalibrationDesign> designs,
      Finding.Found yosys,
      Path directory,
      Consumer<String> progress)
      throws IOException {
    CalibrationTable table = measure(designs, yosys, progress);
    Coefficients coefficients = Fit.of(designs, table);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(CalibrationTable.RESOURCE), table.csv());
    Files.writeString(directory.resolve(Coefficients.RESOURCE), coefficients.text());
    Files.writeString(
        directory.resolve(Characterization.RESOURCE), characterize(designs, table).text());
    return Comparison.of(designs, table, modelOf(coefficients));
  }

  /** The designs of a table as measured definitions. */
  public static Characterization characterize(
      List<CalibrationDesign> designs, CalibrationTable table) {
    List<Characterization.Entry> entries = new ArrayList<>();
    for (CalibrationDesign design : designs) {
      table
          .measured(design.name())
          .map(
              measured ->
                  Characterization.entry(
                      design.circuit().get(), measured.lut(), table.tool(), design.name()))
          .ifPresent(entries::add);
    }
    return new Characterization(entries);
  }

  /** Measures all designs. */
  public static CalibrationTable measure(
      List<CalibrationDesign> designs, Finding.Found yosys, Consumer<String> progress)
      throws IOException {
    Synthesis synthesis = new Synthesis(yosys);
    ExecutorService pool = Executors.newFixedThreadPool(RUNS_AT_A_TIME);
    try {
      List<Future<Map<String, Resources>>> runs = new ArrayList<>();
      for (int from = 0; from < designs.size(); from += DESIGNS_A_RUN) {
        int to = Math.min(designs.size(), from + DESIGNS_A_RUN);
        List<CalibrationDesign> part = designs.subList(from, to);
        runs.add(pool.submit(() -> synthesis.measure(part)));
      }
      Map<String, Resources> found = new TreeMap<>();
      for (int i = 0; i < runs.size(); i++) {
        found.putAll(result(runs.get(i)));
        progress.accept("measured " + found.size() + " of " + designs.size() + " designs");
      }
      List<CalibrationTable.Row> rows = new ArrayList<>();
      for (CalibrationDesign design : designs) {
        rows.add(
            new CalibrationTable.Row(design.name(), design.family(), found.get(design.name())));
      }
      return new CalibrationTable(synthesis.tool(), rows);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Map<String, Resources> result(Future<Map<String, Resources>> run)
      throws IOException {
    try {
      return run.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (failed.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("a synthesis run failed", failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("the calibration was interrupted; start it again", stop);
    }
  }

  /** The recorded table beside the model alone, as if no definition had been measured. */
  public static Comparison modelled() {
    return Comparison.of(
        CalibrationLibrary.all(), CalibrationTable.recorded(), modelOf(Coefficients.recorded()));
  }

  /** The recorded table beside the estimate that users get, measured definitions included. */
  public static Comparison recorded() {
    return Comparison.of(CalibrationLibrary.all(), CalibrationTable.recorded(), new Estimator());
  }

  private static Estimator modelOf(Coefficients coefficients) {
    return new Estimator(coefficients, Characterization.none());
  }
}
