package dev.kairo.report.page;

import dev.kairo.report.chart.Position;
import dev.kairo.report.markup.EmbeddedJson;
import dev.kairo.report.markup.Markup;
import java.util.List;
import java.util.Locale;

/** The frame of every figure: what is seen, a caption that explains it, and its numbers as JSON. */
final class FigureMarkup {
  private FigureMarkup() {}

  /**
   * A figure.
   *
   * @param name the figure's name for programs
   * @param title what it shows, in a few words
   * @param caption what to see in it and where its numbers come from
   * @param data its numbers
   */
  static Markup of(String name, String title, List<Markup> body, String caption, Object data) {
    return Markup.of("figure")
        .with("class", "figure")
        .with("id", name.replaceAll("\\s+", "-"))
        .add(
            Markup.of("figcaption")
                .add(Markup.of("b", title))
                .text(" ")
                .add(Markup.of("span", caption)))
        .addAll(body)
        .add(EmbeddedJson.of(name, data));
  }

  /** A part of a file's name, made of letters, digits and hyphens only. */
  static String word(String text) {
    String word = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return word.replaceAll("^-|-$", "");
  }

  /** A drawing that is as wide as its place. */
  static Markup drawing(String description, double height) {
    return Markup.of("svg")
        .with("role", "img")
        .with("aria-label", description)
        .with("width", "100%")
        .with("height", Position.down(height));
  }
}
