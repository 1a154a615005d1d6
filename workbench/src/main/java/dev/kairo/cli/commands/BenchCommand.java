package dev.kairo.cli.commands;

import dev.kairo.cli.bench.Bench;
import dev.kairo.cli.bench.BuildBench;
import dev.kairo.cli.bench.DocumentsBench;
import dev.kairo.cli.bench.EmitBench;
import dev.kairo.cli.bench.EnginesBench;
import dev.kairo.cli.bench.EstimateBench;
import dev.kairo.cli.bench.HarnessBench;
import dev.kairo.cli.bench.TrainBench;
import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.training.DigitSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Kairo itself on this machine; a bar that is missed ends with exit code 1. */
@Command(
    name = "bench",
    description = {
      "Measure Kairo on this machine; a bar that is missed ends with exit code 1.",
      "  harness   Java driving a model against a C++ main loop around the same model",
      "  emit      elaborating, checking and printing a large design",
      "  build     building models with an empty cache",
      "  estimate  the resource estimate against Yosys",
      "  engines   the same for a dozen engines that explorations meet (minutes)",
      "  documents the documents' engines beside ours of the same M and N, simulated",
      "  train     training the documents' network in Java floats (minutes)"
    })
public final class BenchCommand implements Action {
  private static final List<String> SUBJECTS =
      List.of("harness", "emit", "build", "estimate", "engines", "documents", "train");

  @Parameters(
      paramLabel = "SUBJECT",
      arity = "0..1",
      description = "harness, emit, build, estimate, engines, documents or train.")
  private String subject = "";

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "emit: the size of the design (1000000).")
  private int nodes = EmitBench.FULL_SIZE;

  @Option(names = "--short", description = "harness, train: a quick look, less exact.")
  private boolean quick;

  @Option(names = "--table", description = "estimate: every design of the library.")
  private boolean table;

  @Option(
      names = "--calibrate",
      paramLabel = "DIR",
      defaultValue = "",
      description = {
        "estimate: measure the library anew with Yosys (minutes) and write the",
        "recorded table and the fitted coefficients to DIR."
      })
  private String calibrate = "";

  @Option(
      names = "--pair",
      paramLabel = "MxN",
      defaultValue = "",
      description = "documents: only the engines of this M and N, such as 2x10.")
  private String pair = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description = "train: a folder of IDX files, as for kairo train.")
  private String data = "";

  @Override
  public Outcome run(Context context) throws IOException {
    Bench bench =
        switch (subject) {
          case "harness" -> new HarnessBench(quick);
          case "emit" -> new EmitBench(nodes);
          case "build" -> new BuildBench();
          case "estimate" ->
              new EstimateBench(
                  table,
                  calibrate.isEmpty()
                      ? Optional.empty()
                      : Optional.of(context.resolve(Path.of(calibrate))));
          case "engines" -> new EnginesBench();
          case "documents" -> new DocumentsBench(pair);
          case "train" ->
              new TrainBench(
                  new DigitSource(context.surroundings(), context.directory(), data), quick);
          default ->
              throw Refusal.usage(
                  "usage",
                  subject.isEmpty()
                      ? "What to measure? Choose from " + String.join(", ", SUBJECTS) + "."
                      : "bench can't measure '%s'; %s"
                          .formatted(subject, NearestName.remedy(SUBJECTS, subject)),
                  "kairo bench --help");
        };
    return bench.run(
        new Bench.Workplace(
            context.console(),
            context.surroundings().environment(),
            context.toolbox(),
            context.catalogue()));
  }
}
