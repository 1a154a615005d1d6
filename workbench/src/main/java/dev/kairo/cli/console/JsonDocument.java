package dev.kairo.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one document that {@code --json} prints. */
final class JsonDocument {
  private static final int FORMAT = 1;

  private JsonDocument() {}

  static String of(String command, Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kairo", FORMAT);
    document.put("command", command);
    document.put("status", outcome.status());
    document.put("exit", outcome.exit().code());
    document.put("result", outcome.result());
    document.put("errors", outcome.errors().stream().map(Trouble::fields).toList());
    document.put("artifacts", outcome.artifacts().stream().map(String::valueOf).toList());
    try {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      return new ObjectMapper()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
          .writeValueAsString(document);
    } catch (JsonProcessingException problem) {
      throw new IllegalStateException("A result can't be written as JSON.", problem);
    }
  }
}
