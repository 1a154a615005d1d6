package dev.kairo.cli.explore.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.console.ProductVersion;
import dev.kairo.cli.explore.choice.Goal;
import dev.kairo.cli.explore.work.Findings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** JSON files of an exploration: what was asked, then an answer. */
final class JsonText {
  private JsonText() {}

  static String of(Findings findings, String name, Object answer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kairo", ProductVersion.TEXT);
    document.put("design", findings.space().subject().name());
    document.put("tools", new TreeMap<>(findings.tools()));
    document.put("goal", goal(findings.goal()));
    document.put("until", findings.effort().until().word());
    document.put(name, answer);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return new ObjectMapper()
              .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
              .writeValueAsString(document)
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Plain values are always JSON.", impossible);
    }
  }

  private static Map<String, Object> goal(Goal goal) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dsp", goal.budget().dsp());
    fields.put("lut", goal.budget().lut());
    fields.put("bram36", goal.budget().bram36());
    goal.targetInterval().ifPresent(cycles -> fields.put("targetIntervalCycles", cycles));
    return fields;
  }
}
