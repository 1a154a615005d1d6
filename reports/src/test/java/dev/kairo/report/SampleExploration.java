package dev.kairo.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * SAMPLE DATA: an exploration of two layers with invented figures that look like real ones. The
 * published tables are the real ones of [S003]; nothing else here was measured by anybody.
 */
public final class SampleExploration {
  public static final Device DEVICE = new Device("XCKU095", 768, 537_600, 1_075_200, 1_680);

  private static final String SAMPLE = "sample data: ceil(inputs/M) * ceil(outputs/N) + 8";
  private static final String SIMULATED = "sample data in place of Verilator";

  private SampleExploration() {}

  private static List<Integer> divisors(int number) {
    return IntStream.rangeClosed(1, number).filter(i -> number % i == 0).boxed().toList();
  }

  /** All M and N of a layer; the promising ones are measured, 20 cycles later than predicted. */
  static List<PointRow> layer(String name, int inputs, int outputs) {
    List<PointRow> points = new ArrayList<>();
    for (int m : divisors(inputs)) {
      for (int n : divisors(outputs)) {
        points.add(point(name, m, n, inputs, outputs));
      }
    }
    return points;
  }

  private static PointRow point(String layer, int m, int n, int inputs, int outputs) {
    long cycles = (long) (inputs / m) * (outputs / n) + 8;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("format", "fp32");
    settings.put("adder-latency", "3");
    Interval predicted = Interval.predicted(cycles, SAMPLE);
    int lanes = m * n;
    Area area =
        new Area(
            4L * lanes,
            900 + 610L * lanes,
            700 + 480L * lanes,
            4 + lanes * 2.5,
            "sample data: 4*M*N");
    PointState state = PointState.OK;
    Interval interval = predicted;
    if (4L * lanes > DEVICE.dsp()) {
      state = PointState.skipped("over the budget of 768 DSP");
    } else if (m > 4 && m != 10) {
      state = PointState.skipped("dominated by a point with fewer LUT");
    } else if (m == 4 && n == 8) {
      state = PointState.failed("mismatch");
    } else if (m <= 2 || m == 10) {
      interval = predicted.measured(cycles + (m == 1 ? 0 : 20L * m), SIMULATED);
    }
    return new PointRow(layer + "-M" + m + "-N" + n, layer, m, n, settings, state, interval, area);
  }

  private static DocumentRow published(
      List<PointRow> points,
      String source,
      String layer,
      int m,
      int n,
      int dsp,
      int cycles,
      boolean chosen) {
    Optional<PointRow> ours =
        points.stream()
            .filter(one -> one.layer().equals(layer) && one.rows() == m && one.columns() == n)
            .findFirst();
    return new DocumentRow(source, layer, m, n, dsp, cycles, chosen, ours);
  }

  /** The points that go well and that nothing beats in both DSP and interval. */
  static Set<String> front(List<PointRow> points) {
    Set<String> front = new LinkedHashSet<>();
    List<PointRow> good = points.stream().filter(point -> point.state().ok()).toList();
    for (PointRow point : good) {
      boolean beaten =
          good.stream()
              .filter(other -> other.layer().equals(point.layer()) && other != point)
              .anyMatch(
                  other ->
                      other.area().dsp() <= point.area().dsp()
                          && other.interval().cycles() <= point.interval().cycles()
                          && (other.area().dsp() < point.area().dsp()
                              || other.interval().cycles() < point.interval().cycles()));
      if (!beaten) {
        front.add(point.id());
      }
    }
    return front;
  }

  private static String fastest(List<PointRow> points, String layer) {
    return points.stream()
        .filter(point -> point.layer().equals(layer) && point.state().ok())
        .min(Comparator.comparingLong(point -> point.interval().cycles()))
        .orElseThrow()
        .id();
  }

  /** Two layers with everything a report can show. */
  public static ExplorationReport report() {
    List<PointRow> points = new ArrayList<>(layer("fc1", 500, 800));
    points.addAll(layer("fc2", 10, 500));
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("kairo", "0.1.0");
    versions.put("java", "17.0.15");
    versions.put("verilator", "5.006");
    return ExplorationReport.of(
            "Sample: FC1 and FC2 under 768 DSP",
            "Sample data. FC1 takes 2,508 cycles from sample to sample with 640 DSP, 32 times fewer"
                + " than the 81,093 cycles that [S003] publishes for its chosen 10 × 2.",
            Provenance.of("kairo explore fc1+fc2 --budget dsp=768 --seed 7", versions)
                .withSeed(7)
                .withHashes(
                    Map.of(
                        "points.jsonl",
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")),
            DEVICE,
            Budget.ofDsp(768),
            points)
        .withChoice(
            new LinkedHashSet<>(List.of(fastest(points, "fc1"), fastest(points, "fc2"))),
            front(points))
        .withDocuments(documents(points))
        .withFits(List.of(fit()))
        .withChecks(
            List.of(
                new BitExactness("fc1 1 × 160", "weights", 400_000, 0, SIMULATED),
                new BitExactness("fc2 10 × 10", "weights", 5_000, 0, SIMULATED),
                new BitExactness("fc1 4 × 8", "weights", 400_000, 3, SIMULATED)));
  }

  private static List<DocumentRow> documents(List<PointRow> points) {
    String first = "[S003] table 1";
    String second = "[S003] table 2";
    return List.of(
        published(points, first, "fc2", 5, 5, 867, 1884, false),
        published(points, first, "fc2", 1, 20, 678, 1615, false),
        published(points, first, "fc2", 2, 10, 696, 1590, true),
        published(points, first, "fc2", 10, 2, 820, 1590, false),
        published(points, first, "fc2", 10, 1, 490, 3090, false),
        published(points, first, "fc2", 1, 10, 348, 2616, false),
        published(points, second, "fc1", 4, 8, 860, 51254, false),
        published(points, second, "fc1", 1, 20, 514, 81957, false),
        published(points, second, "fc1", 2, 10, 528, 81461, false),
        published(points, second, "fc1", 4, 5, 556, 81919, false),
        published(points, second, "fc1", 5, 4, 574, 81173, false),
        published(points, second, "fc1", 10, 2, 644, 81093, true),
        published(points, second, "fc1", 20, 1, 784, 81783, false),
        published(points, second, "fc1", 1, 16, 416, 101957, false),
        published(points, second, "fc1", 2, 8, 432, 101461, false));
  }

  private static Fit fit() {
    return new Fit(
        "[S003] table 2, DSP",
        "DSP",
        List.of(new Fit.Term("", 14.25), new Fit.Term("M", 14.13), new Fit.Term("M·N", 24.62)),
        List.of(
            new Fit.Residual("4 × 8", 860, 858.6),
            new Fit.Residual("1 × 20", 514, 520.8),
            new Fit.Residual("2 × 10", 528, 534.9),
            new Fit.Residual("10 × 2", 644, 648.0),
            new Fit.Residual("20 × 1", 784, 789.3),
            new Fit.Residual("1 × 16", 416, 422.3)),
        0.9991,
        "Sample data in place of least squares");
  }
}
