package dev.kairo.cli.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.JavaVersion;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.ProductVersion;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Trouble;
import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.Description;
import dev.kairo.cli.designs.FcDesign;
import dev.kairo.cli.designs.OutputFolder;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.WholeFile;
import dev.kairo.cli.explore.report.HtmlPage;
import dev.kairo.cli.explore.report.PointFields;
import dev.kairo.cli.explore.report.PublishedEngines;
import dev.kairo.cli.explore.work.Findings;
import dev.kairo.cli.trial.TrialRun;
import dev.kairo.hw.Design;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.verilog.EmittedDesign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/**
 * The first minute: the documents' largest layer from its Java description to an engine that trains
 * bit for bit, and what else would fit the board.
 *
 * <p>Without Verilator or a compiler a small layer trains on the interpreter instead.
 */
@Command(
    name = "demo",
    description = "Take the documents' layers from Java to training engines and a report.")
public final class DemoCommand implements Action {
  private static final int SAMPLES = 2;
  private static final String LAYER = "fc1";
  private static final String FOLDER = "out/demo";
  private static final String PAGE = "report.html";

  /** A layer that the interpreter trains in seconds. */
  private static final List<String> SMALL =
      List.of("inputs=10", "outputs=48", "M=1", "N=6", "activation=relu");

  @Override
  public Outcome run(Context context) throws IOException {
    Console console = context.console();
    CataloguedDesign fc = context.catalogue().design(FcDesign.NAME);
    ParameterValues values = ParameterValues.of(fc, LAYER, List.of());
    Design design = fc.design(values);
    Optional<String> missing = missing(context);
    console.line(versions(context));
    missing.ifPresent(console::note);
    TrialRun.Ran ran;
    List<Findings> layers;
    List<Path> made = new ArrayList<>();
    Path page = context.resolve(Path.of(FOLDER, PAGE));
    try (Progress progress = console.progress()) {
      progress.plan(missing.isEmpty() ? 5 : 4);
      made.addAll(generate(context, design, progress));
      ran =
          missing.isEmpty() ? trained(context, fc, values, progress) : small(context, fc, progress);
      layers = DemoExploration.run(context, progress);
      progress.start("report");
      WholeFile.write(page, HtmlPage.of("kairo demo", layers));
      made.add(page);
      progress.done(FOLDER + "/" + PAGE);
    }
    console.line("");
    console.paragraph(trainedSentence(ran, missing.isEmpty(), design));
    layers.forEach(found -> console.paragraph(exploredSentence(found)));
    console.next(
        "kairo explore fc1 --budget dsp=400",
        "kairo simulate fc --preset fc2",
        "kairo simulate stdm-switch --preset fic --trace fst");
    return outcome(ran, layers, design).made(made);
  }

  /** Why nothing is compiled, if so. */
  private static Optional<String> missing(Context context) {
    try {
      context.toolbox().require(Tool.VERILATOR);
      context.toolbox().requireFirst(List.of(Tool.CLANG, Tool.GXX));
      return Optional.empty();
    } catch (ToolFailure failure) {
      return Optional.of("A small layer is interpreted instead: " + failure.getMessage());
    }
  }

  private static String versions(Context context) {
    List<String> words = new ArrayList<>();
    words.add("kairo " + ProductVersion.TEXT);
    words.add("java " + JavaVersion.text());
    for (Tool tool : List.of(Tool.VERILATOR, Tool.CLANG, Tool.GXX)) {
      context
          .toolbox()
          .find(tool)
          .ifPresent(found -> words.add(tool.name() + " " + found.version()));
    }
    return String.join("   ", words);
  }

  private static List<Path> generate(Context context, Design design, Progress progress)
      throws IOException {
    progress.start("generate");
    EmittedDesign emitted = design.verilog();
    ObjectNode manifest = Description.of(FcDesign.NAME, design, emitted);
    String place = FOLDER + "/" + LAYER;
    List<Path> made = new OutputFolder(context.resolve(Path.of(place))).write(emitted, manifest);
    progress.done("%d Verilog files in %s".formatted(emitted.verilogFiles().size(), place));
    return made;
  }

  private static TrialRun.Ran trained(
      Context context, CataloguedDesign fc, ParameterValues values, Progress progress) {
    return trial(context, fc, values).run(fc.design(values), TrialRun.Engine.NATIVE, progress);
  }

  private static TrialRun.Ran small(Context context, CataloguedDesign fc, Progress progress) {
    ParameterValues values = ParameterValues.of(fc, "", SMALL);
    return trial(context, fc, values).run(fc.design(values), TrialRun.Engine.INTERPRETER, progress);
  }

  private static TrialRun trial(Context context, CataloguedDesign fc, ParameterValues values) {
    return new TrialRun(
        context.surroundings().environment(), fc.trial(values), new TrialRun.Setup(SAMPLES, 1));
  }

  private static String trainedSentence(TrialRun.Ran ran, boolean full, Design design) {
    String layer = full ? "FC1 (500 to 800)" : "A layer of 10 to 48";
    if (!ran.report().passed()) {
      return "%s differed from its golden model in %d words."
          .formatted(layer, ran.report().mismatches());
    }
    long interval = ran.report().intervalCycles().orElse(0);
    String figures =
        full
            ? String.format(
                Locale.ROOT,
                ": one every %,d cycles, measured, with %,d DSP%s",
                interval,
                design.estimate().total().dsp(),
                PublishedEngines.comparison(LAYER, interval))
            : String.format(Locale.ROOT, ": one every %,d cycles, measured", interval);
    return String.format(
        Locale.ROOT,
        "%s trained %d samples with every error, weight and bias (%,d words) as in its golden"
            + " model%s.",
        layer,
        SAMPLES,
        ran.report().counts().getOrDefault("words compared", 0L),
        figures);
  }

  private static String exploredSentence(Findings found) {
    return found
        .best()
        .map(
            best ->
                String.format(
                    Locale.ROOT,
                    "Of %,d configurations of %s, %s is the best %s: %,d cycles with %,d DSP, %s.",
                    found.records().size(),
                    found.space().subject().name(),
                    found.space().label(best.candidate().configuration()),
                    "within %,d DSP".formatted(found.goal().budget().dsp()),
                    best.costs().intervalCycles(),
                    best.costs().dsp(),
                    "modelled"))
        .orElse("No configuration of %s fits.".formatted(found.space().subject().name()));
  }

  private static Outcome outcome(TrialRun.Ran ran, List<Findings> layers, Design design) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("design", FcDesign.NAME);
    result.put("engine", ran.engine());
    result.put("samples", SAMPLES);
    result.put("cycles", ran.report().cycles());
    result.put("mismatches", ran.report().mismatches());
    ran.report().intervalCycles().ifPresent(cycles -> result.put("intervalCycles", cycles));
    result.put("dsp", design.estimate().total().dsp());
    Map<String, Object> best = new LinkedHashMap<>();
    for (Findings found : layers) {
      found
          .best()
          .map((PointRecord record) -> PointFields.of(record))
          .ifPresent(fields -> best.put(found.space().subject().name(), fields));
    }
    result.put("best", best);
    if (ran.report().passed()) {
      return Outcome.ok(result);
    }
    String says = "The engine and its model differ: " + String.join(" ", ran.report().samples());
    return Outcome.checkFailed(result, new Trouble("mismatch", says, "", ""));
  }
}
