package dev.kairo.report.markup;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A link to a file that is inside the page itself. */
public final class DataLink {
  private DataLink() {}

  /** A link that saves a CSV text under a name. */
  public static Markup csv(String file, String text) {
    String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return Markup.of("a", file)
        .with("download", file)
        .with("href", "data:text/csv;charset=utf-8;base64," + data);
  }
}
