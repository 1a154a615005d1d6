package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.choice.Budget;
import dev.kairo.cli.explore.journal.Measured;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.cli.explore.work.Findings;
import dev.kairo.hw.estimate.Device;
import dev.kairo.report.Area;
import dev.kairo.report.BitExactness;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Interval;
import dev.kairo.report.PointRow;
import dev.kairo.report.Provenance;
import dev.kairo.report.page.ReportPage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The exploration as one page to look at, beside what the documents publish of the same layer. */
public final class HtmlPage implements ReportWriter {
  private static final String ROWS = "M";
  private static final String COLUMNS = "N";

  @Override
  public String file() {
    return "report.html";
  }

  @Override
  public String text(Findings findings) {
    return ReportPage.of(report(findings));
  }

  /** One page of the explorations of several layers under one budget, which a command made. */
  public static String of(String command, List<Findings> layers) {
    return ReportPage.of(report(command, layers));
  }

  /** What the page of an exploration says, as data. */
  static ExplorationReport report(Findings findings) {
    String command =
        "kairo explore " + name(findings) + " --budget " + budgetWords(findings.goal().budget());
    return report(command, List.of(findings));
  }

  private static ExplorationReport report(String command, List<Findings> layers) {
    Findings first = layers.get(0);
    return PublishedEngines.beside(
        ExplorationReport.of(
                "Exploration of " + each(layers, HtmlPage::name, " and "),
                each(layers, HtmlPage::verdict, " "),
                provenance(command, layers),
                device(),
                budget(first.goal().budget()),
                all(layers, HtmlPage::points))
            .withChoice(
                ids(all(layers, findings -> findings.best().stream().toList())),
                ids(all(layers, Findings::front)))
            .withChecks(all(layers, HtmlPage::checks)));
  }

  private static String each(
      List<Findings> layers, Function<Findings, String> text, String between) {
    return layers.stream().map(text).collect(Collectors.joining(between));
  }

  private static <T> List<T> all(List<Findings> layers, Function<Findings, List<T>> part) {
    return layers.stream().map(part).flatMap(List::stream).toList();
  }

  private static List<PointRow> points(Findings findings) {
    return findings.records().stream().map(record -> row(name(findings), record)).toList();
  }

  private static String name(Findings findings) {
    return findings.space().subject().name();
  }

  private static Set<String> ids(List<PointRecord> records) {
    return records.stream()
        .map(record -> record.candidate().folder())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String verdict(Findings findings) {
    Optional<PointRecord> best = findings.best();
    if (best.isEmpty()) {
      return "None of %,d configurations meets %s."
          .formatted(findings.records().size(), findings.goal().words());
    }
    Costs costs = best.get().costs();
    String result =
        String.format(
            Locale.ROOT,
            "%s takes %,d cycles from sample to sample with %,d DSP (%s)",
            name(findings),
            costs.intervalCycles(),
            costs.dsp(),
            shortly(costs.intervalOrigin().words()));
    return result + PublishedEngines.comparison(name(findings), costs.intervalCycles()) + ".";
  }

  /** An origin without its formula, which stands below the figures. */
  private static String shortly(String origin) {
    return origin.split(":", 2)[0];
  }

  private static Provenance provenance(String command, List<Findings> layers) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Findings findings : layers) {
      hashes.put("space of " + name(findings), findings.space().digest());
    }
    Findings first = layers.get(0);
    return new Provenance(
        command, new TreeMap<>(first.tools()), hashes, OptionalLong.of(first.effort().seed()));
  }

  private static String budgetWords(Budget budget) {
    return "dsp=%d,lut=%d,bram=%d".formatted(budget.dsp(), budget.lut(), budget.bram36());
  }

  private static dev.kairo.report.Device device() {
    Device device = Device.XCKU095;
    return new dev.kairo.report.Device(
        device.name(), device.dsp(), device.lut(), device.ff(), device.bram36());
  }

  private static dev.kairo.report.Budget budget(Budget budget) {
    return new dev.kairo.report.Budget(
        budget.words(),
        OptionalLong.of(budget.dsp()),
        OptionalLong.of(budget.lut()),
        OptionalDouble.of(budget.bram36()));
  }

  private static PointRow row(String layer, PointRecord record) {
    Configuration configuration = record.candidate().configuration();
    Map<String, String> settings = new LinkedHashMap<>(configuration.values());
    settings.remove(ROWS);
    settings.remove(COLUMNS);
    Costs predicted = record.candidate().estimate();
    Costs known = record.costs();
    Interval interval =
        Interval.predicted(predicted.intervalCycles(), predicted.intervalOrigin().words());
    if (record.measured().isPresent()) {
      Measured measured = record.measured().get();
      interval = interval.measured(measured.intervalCycles(), measured.origin().words());
    }
    return new PointRow(
        record.candidate().folder(),
        layer,
        number(configuration, ROWS),
        number(configuration, COLUMNS),
        settings,
        state(record.state()),
        interval,
        new Area(known.dsp(), known.lut(), known.ff(), known.bram36(), known.areaOrigin().words()));
  }

  private static int number(Configuration configuration, String name) {
    return configuration.values().containsKey(name) ? configuration.whole(name) : 1;
  }

  private static dev.kairo.report.PointState state(PointState state) {
    if (state instanceof PointState.Done) {
      return dev.kairo.report.PointState.OK;
    }
    if (state instanceof PointState.Failed failed) {
      return dev.kairo.report.PointState.failed(failed.kind().word() + ": " + failed.message());
    }
    if (state instanceof PointState.Skipped skipped) {
      return dev.kairo.report.PointState.skipped(skipped.reason());
    }
    return new dev.kairo.report.PointState(dev.kairo.report.PointState.Status.QUEUED, "");
  }

  private static List<BitExactness> checks(Findings findings) {
    return findings.records().stream()
        .filter(record -> record.measured().isPresent())
        .map(
            record -> {
              Measured measured = record.measured().get();
              return new BitExactness(
                  findings.space().label(record.candidate().configuration()),
                  "samples with every word",
                  measured.samples(),
                  measured.mismatches(),
                  measured.origin().words());
            })
        .toList();
  }
}
