package dev.kairo.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of {@code errors[]}: a short code for scripts, a sentence for people, where it was
 * found and a line to try next. Where and hint are empty when there is nothing to say.
 */
public record Trouble(String code, String message, String where, String hint) {
  /** The fields in the order they are printed. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", code);
    fields.put("message", message);
    fields.put("where", where);
    fields.put("hint", hint);
    return fields;
  }
}
