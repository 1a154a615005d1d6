package dev.kairo.report.markup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The numbers of a figure inside the page, for programs. The three characters that could end a
 * script element or start markup are written as escapes, which JSON allows inside strings and which
 * occur nowhere else.
 */
public final class EmbeddedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddedJson() {}

  /** The element that carries the data of a figure: maps, lists, texts and numbers. */
  public static Markup of(String figure, Object data) {
    return Markup.of("script")
        .with("type", "application/json")
        .with("data-figure", figure)
        .verbatim(escaped(data));
  }

  static String escaped(Object data) {
    try {
      return JSON.writeValueAsString(data)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u007f", "\\u007f")
          .replace("\uFFFE", "\\ufffe")
          .replace("\uFFFF", "\\uffff");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Plain values are always JSON.", impossible);
    }
  }
}
