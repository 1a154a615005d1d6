package dev.kairo.cli.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Paragraph;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.Description;
import dev.kairo.cli.designs.OutputFolder;
import dev.kairo.cli.designs.Parameter;
import dev.kairo.hw.Design;
import dev.kairo.hw.verilog.EmittedDesign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a design's Verilog and its description. */
@Command(name = "generate", description = "Write a design's Verilog and its kairo.json.")
public final class GenerateCommand implements Action {
  @Mixin private DesignOptions options = new DesignOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where to write; out/DESIGN if not given.")
  private String output = "";

  @Option(names = "--list", description = "List the designs and their parameters, then stop.")
  private boolean list;

  @Override
  public Outcome run(Context context) throws IOException {
    if (list) {
      return list(context);
    }
    DesignOptions.Asked asked = options.asked(context.catalogue());
    String place = output.isEmpty() ? "out/" + asked.catalogued().name() : output;
    Path target = context.resolve(Path.of(place));
    List<Path> made;
    EmittedDesign emitted;
    ObjectNode manifest;
    try (Progress progress = context.console().progress()) {
      progress.start("generate");
      Design design = asked.design();
      emitted = design.verilog();
      manifest = Description.of(asked.catalogued().name(), design, emitted);
      made = new OutputFolder(target).write(emitted, manifest);
      progress.done(asked.catalogued().name());
    }
    Console console = context.console();
    console.paragraph(
        "Wrote %d Verilog file%s to %s: top %s, %d ports%s."
            .formatted(
                emitted.verilogFiles().size(),
                emitted.verilogFiles().size() == 1 ? "" : "s",
                place,
                emitted.top(),
                emitted.ports().size(),
                emitted.latencyCycles() < 0
                    ? ""
                    : ", latency " + emitted.latencyCycles() + " cycles"));
    console.next("kairo simulate " + asked.words());
    return Outcome.ok(fields(manifest)).made(made);
  }

  private static Map<String, Object> fields(ObjectNode manifest) {
    Map<String, Object> fields = new LinkedHashMap<>();
    manifest.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Outcome list(Context context) {
    Console console = context.console();
    List<Map<String, Object>> designs = new ArrayList<>();
    for (CataloguedDesign design : context.catalogue().designs()) {
      console.line(console.colours().strong(design.name()));
      console.line(Paragraph.wrap("  " + design.summary(), Paragraph.WIDTH, "  "));
      List<Map<String, Object>> parameters = new ArrayList<>();
      for (Parameter parameter : design.parameters()) {
        parameters.add(show(console, parameter));
      }
      design
          .presets()
          .forEach(
              (name, values) -> {
                String text = "  --preset " + name + ": " + words(values);
                console.line(
                    Paragraph.wrap(text.strip(), Paragraph.WIDTH - 2, "    ")
                        .indent(2)
                        .stripTrailing());
              });
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", design.name());
      entry.put("summary", design.summary());
      entry.put("parameters", parameters);
      entry.put("presets", design.presets());
      designs.add(entry);
    }
    return Outcome.ok(Map.of("designs", designs));
  }

  private static String words(Map<String, String> values) {
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(name + "=" + value));
    return String.join(", ", words);
  }

  private static Map<String, Object> show(Console console, Parameter parameter) {
    String head =
        String.format(Locale.ROOT, "  %-18s", parameter.name() + "=" + parameter.fallback());
    String text = head + " " + parameter.help() + " (" + parameter.allowed() + ")";
    // The head's blanks are layout, so only the text behind it is broken.
    console.line(
        head
            + " "
            + Paragraph.wrap(
                text.substring(head.length() + 1),
                Paragraph.WIDTH - head.length() - 1,
                " ".repeat(head.length() + 1)));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", parameter.name());
    entry.put("default", parameter.fallback());
    entry.put("allowed", parameter.allowed());
    entry.put("help", parameter.help());
    return entry;
  }
}
