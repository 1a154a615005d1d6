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
import dev.kairo.cli.designs.OutputFolder;
import dev.kairo.cli.designs.ParameterValues;
import dev.kairo.cli.designs.SwitchDesign;
import dev.kairo.cli.trial.TrialRun;
import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Device;
import dev.kairo.hw.estimate.Estimate;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.verilog.EmittedDesign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** The first minute: one design from its Java description to a checked and sized circuit. */
@Command(
    name = "demo",
    description = "Take the documents' switch from Java to checked, sized Verilog.")
public final class DemoCommand implements Action {
  private static final long CYCLES = 1_000_000;
  private static final String FOLDER = "out/demo";

  @Override
  public Outcome run(Context context) throws IOException {
    Console console = context.console();
    context.toolbox().require(Tool.VERILATOR);
    context.toolbox().requireFirst(List.of(Tool.CLANG, Tool.GXX));
    console.line(tools(context));
    CataloguedDesign catalogued = context.catalogue().design(SwitchDesign.NAME);
    ParameterValues values = ParameterValues.of(catalogued, "paper", List.of());
    Design design = catalogued.design(values);
    List<Path> made;
    TrialRun.Ran ran;
    Estimate estimate;
    try (Progress progress = console.progress()) {
      progress.plan(4);
      made = generate(context, design, progress);
      TrialRun.Setup setup = new TrialRun.Setup(CYCLES, 1);
      ran =
          new TrialRun(context.surroundings().environment(), catalogued.trial(values), setup)
              .run(design, TrialRun.Engine.NATIVE, progress);
      progress.start("estimate");
      estimate = design.estimate();
      progress.done(sizes(estimate));
    }
    console.line("");
    console.paragraph(sentence(ran, estimate));
    console.next(
        "kairo simulate " + SwitchDesign.NAME + " --preset fic --trace fst",
        "kairo generate " + SwitchDesign.NAME + " --set ports=5 --set slots=8 -o my-switch",
        "kairo doctor");
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("design", SwitchDesign.NAME);
    result.put("cycles", ran.report().cycles());
    result.put("mismatches", ran.report().mismatches());
    result.put("cyclesPerSecond", ran.cyclesPerSecond());
    result.put("lut", estimate.total().lut());
    result.put("ff", estimate.total().ff());
    result.put("lutram", estimate.total().lutram());
    if (ran.report().passed()) {
      return Outcome.ok(result).made(made);
    }
    String says = "The switch and its model differ: " + String.join(" ", ran.report().samples());
    return Outcome.checkFailed(result, new Trouble("mismatch", says, "", "")).made(made);
  }

  private static String tools(Context context) {
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
    ObjectNode manifest = Description.of(SwitchDesign.NAME, design, emitted);
    List<Path> made = new OutputFolder(context.resolve(Path.of(FOLDER))).write(emitted, manifest);
    progress.done(emitted.verilogFiles().size() + " Verilog files in " + FOLDER);
    return made;
  }

  private static String sizes(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%,d LUT, %,d FF, %,d LUTRAM (modelled)",
        estimate.total().lut(),
        estimate.total().ff(),
        estimate.total().lutram());
  }

  private static String sentence(TrialRun.Ran ran, Estimate estimate) {
    Device device = Device.XCKU095;
    return String.format(
        Locale.ROOT,
        "The documents' switch (3 ports, 4 slots, 85 bits) %s in %,d cycles of random traffic and"
            + " %,d table changes, at %.2f million cycles/s measured, and by the estimate takes"
            + " %.2f %% of the LUTs of the %s on its board.",
        ran.report().passed()
            ? "equalled its cycle-exact Java model in every output"
            : "differed from its Java model in " + ran.report().mismatches() + " cycles",
        ran.report().cycles(),
        ran.report().counts().getOrDefault("table changes", 0L),
        ran.cyclesPerSecond() / 1e6,
        100.0 * (estimate.total().lut() + estimate.total().lutram()) / device.lut(),
        device.name());
  }
}
