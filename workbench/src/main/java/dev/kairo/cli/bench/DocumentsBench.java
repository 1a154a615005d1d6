package dev.kairo.cli.bench;

import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Refusal;
import dev.kairo.hw.Design;
import dev.kairo.hw.figure.Origin;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import dev.kairo.train.documents.Counterpart;
import dev.kairo.train.documents.EngineFit;
import dev.kairo.train.documents.Fit;
import dev.kairo.train.documents.LaneCost;
import dev.kairo.train.documents.MeasuredEngine;
import dev.kairo.train.documents.PublishedEngine;
import dev.kairo.train.documents.PublishedTable;
import dev.kairo.train.documents.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The documents' engines beside ours of the same layer, M and N: every one of ours is simulated as
 * a compiled model, every word is compared, and interval and DSPs must be what the closed forms
 * say. Then what explains the documents' columns, and what a lane costs there and here.
 *
 * @param pair the only M and N to measure, such as {@code 2x10}, or nothing for all
 */
public record DocumentsBench(String pair) implements Bench {
  private static final int SAMPLES = 3;
  private static final long SEED = 1;

  @Override
  public Outcome run(Workplace workplace) {
    List<Counterpart> engines = engines();
    Simulator simulator = Simulator.of(workplace.environment());
    Origin.Measured tool =
        new Origin.Measured("verilator " + simulator.tools().verilator().version().text());
    List<MeasuredEngine> measured = new ArrayList<>();
    try (Progress progress = workplace.console().progress()) {
      progress.plan(engines.size());
      for (Counterpart engine : engines) {
        progress.start(name(engine));
        MeasuredEngine one = measured(engine, simulator, tool, progress);
        measured.add(one);
        progress.done(
            "%d samples, %,d words, %d wrong"
                .formatted(
                    one.result().samples(), one.result().words(), one.result().mismatches()));
      }
    }
    Console console = workplace.console();
    List<Map<String, Object>> lanes = new ArrayList<>();
    List<Map<String, Object>> fits = new ArrayList<>();
    for (PublishedTable table : PublishedTable.all()) {
      List<MeasuredEngine> rows =
          measured.stream().filter(one -> one.engine().table() == table).toList();
      if (!rows.isEmpty()) {
        printTable(console, table, rows);
        for (Quantity quantity : Quantity.values()) {
          Fit fit = EngineFit.best(quantity, table);
          console.line("");
          console.line(fit.text().stripTrailing());
          fits.add(fields(table, quantity, fit));
        }
        LaneCost theirs = LaneCost.of(table);
        LaneCost ours = MeasuredEngine.lane(rows);
        printLanes(console, theirs, ours);
        lanes.add(fields(table, theirs, ours));
      }
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("tool", tool.tool());
    result.put("rows", measured.stream().map(DocumentsBench::fields).toList());
    result.put("fits", fits);
    result.put("lanes", lanes);
    return Bench.judged(
        measured.stream().allMatch(MeasuredEngine::asPredicted),
        result,
        "An engine is not what its closed forms or the golden model say.",
        "kairo simulate fc");
  }

  private List<Counterpart> engines() {
    List<Counterpart> engines = new ArrayList<>();
    for (PublishedTable table : PublishedTable.all()) {
      for (PublishedEngine published : table.engines()) {
        Counterpart engine = new Counterpart(table, published);
        if (pair.isEmpty() || pair.equals(pair(published))) {
          engines.add(engine);
        }
      }
    }
    if (engines.isEmpty()) {
      List<String> pairs =
          PublishedTable.all().stream()
              .flatMap(table -> table.engines().stream())
              .map(DocumentsBench::pair)
              .distinct()
              .toList();
      throw Refusal.usage(
          "pair",
          "The documents have no engine of %s; choose from %s."
              .formatted(pair, String.join(", ", pairs)),
          "kairo bench documents");
    }
    return engines;
  }

  private static String pair(PublishedEngine published) {
    return published.rows() + "x" + published.columns();
  }

  private static String name(Counterpart engine) {
    return engine.published().layer() + " " + pair(engine.published());
  }

  private static MeasuredEngine measured(
      Counterpart engine, Simulator simulator, Origin.Measured tool, Progress progress) {
    progress.detail("elaborating");
    Design design = engine.design();
    progress.detail("building its model, unless the cache has it");
    try (Simulation simulation = simulator.open(Verilog.of(design))) {
      progress.detail("training %d samples".formatted(SAMPLES));
      return new MeasuredEngine(
          engine, design.estimate().total(), engine.run(simulation, SAMPLES, SEED), tool);
    }
  }

  private static void printTable(Console console, PublishedTable table, List<MeasuredEngine> rows) {
    console.line("");
    console.line(
        "%s with %s: %s beside ours (cycles %s, DSPs by the estimate)"
            .formatted(
                rows.get(0).engine().published().layer(),
                table.activation(),
                table.origin().source(),
                rows.get(0).tool().words()));
    console.line(
        "     M   N |  DSP theirs   ours |  cycles theirs    ours  formula |   words wrong");
    for (MeasuredEngine one : rows) {
      PublishedEngine published = one.engine().published();
      console.line(
          String.format(
                  Locale.ROOT,
                  "  %4d %3d | %11d %6d | %14d %7d %8d | %7d %5d %s",
                  published.rows(),
                  published.columns(),
                  published.dsp(),
                  one.resources().dsp(),
                  published.intervalCycles(),
                  one.result().intervalCycles().orElse(0),
                  one.engine().intervalCycles(),
                  one.result().words(),
                  one.result().mismatches(),
                  one.asPredicted() ? "" : "not as predicted")
              .stripTrailing());
    }
  }

  private static void printLanes(Console console, LaneCost theirs, LaneCost ours) {
    console.line("");
    console.line(
        "What a lane of " + theirs.layer() + " costs: DSP blocks, and cycles for a weight");
    for (LaneCost lane : List.of(theirs, ours)) {
      console.line(
          String.format(
              Locale.ROOT,
              "  %6.2f a lane, %5.2f a row, %5.2f cycles: %6.1f DSP cycles%n    %s",
              lane.dsp(),
              lane.dspPerRow(),
              lane.cyclesPerVisit(),
              lane.dspCyclesPerVisit(),
              lane.origin().words()));
    }
  }

  private static Map<String, Object> fields(MeasuredEngine one) {
    PublishedEngine published = one.engine().published();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", one.engine().table().name());
    fields.put("layer", published.layer());
    fields.put("M", published.rows());
    fields.put("N", published.columns());
    fields.put("documentsDsp", published.dsp());
    fields.put("documentsInterval", published.intervalCycles());
    fields.put("dsp", one.resources().dsp());
    fields.put("lut", one.resources().lut());
    fields.put("interval", one.result().intervalCycles().orElse(0));
    fields.put("predicted", one.engine().intervalCycles());
    fields.put("predictedDsp", one.engine().dsp());
    fields.put("samples", one.result().samples());
    fields.put("words", one.result().words());
    fields.put("mismatches", one.result().mismatches());
    return fields;
  }

  private static Map<String, Object> fields(PublishedTable table, Quantity quantity, Fit fit) {
    Map<String, Object> coefficients = new LinkedHashMap<>();
    fit.terms().forEach(term -> coefficients.put(term.regressor().times(), term.coefficient()));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", table.name());
    fields.put("quantity", quantity.words());
    fields.put("coefficients", coefficients);
    fields.put("residuals", fit.rows().stream().map(row -> row.difference()).toList());
    fields.put("origin", fit.origin().words());
    return fields;
  }

  private static Map<String, Object> fields(PublishedTable table, LaneCost theirs, LaneCost ours) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", table.name());
    fields.put("documentsDsp", theirs.dsp());
    fields.put("documentsDspPerRow", theirs.dspPerRow());
    fields.put("documentsCyclesPerWeight", theirs.cyclesPerVisit());
    fields.put("dsp", ours.dsp());
    fields.put("cyclesPerWeight", ours.cyclesPerVisit());
    return fields;
  }
}
