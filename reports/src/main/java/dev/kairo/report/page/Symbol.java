package dev.kairo.report.page;

import dev.kairo.report.markup.Markup;

/** Small marks, in drawings and in legends alike. */
final class Symbol {
  private static final int SIDE = 14;

  private Symbol() {}

  /** A diamond around the origin. */
  static Markup diamond() {
    return Markup.of("path").with("d", "M0-5L5 0L0 5L-5 0Z");
  }

  /** A diamond for a legend. */
  static Markup diamond(String style) {
    return frame().add(centred().with("class", style).add(diamond()));
  }

  /** A circle for a legend. */
  static Markup circle(String style) {
    return frame().add(centred().add(Markup.of("circle").with("class", style).with("r", 4)));
  }

  /** A filled square for a legend. */
  static Markup square(String style) {
    return frame()
        .add(
            Markup.of("rect")
                .with("class", style)
                .with("width", SIDE)
                .with("height", SIDE)
                .with("rx", 2));
  }

  /** The shades of a map, the strongest first. */
  static Markup strip(int shades) {
    Markup strip = frame(SIDE * shades);
    for (int i = 0; i < shades; i++) {
      strip.add(
          Markup.of("rect")
              .with("class", "shade" + (shades - 1 - i))
              .with("x", SIDE * i)
              .with("width", SIDE)
              .with("height", SIDE));
    }
    return strip;
  }

  private static Markup frame() {
    return frame(SIDE);
  }

  private static Markup frame(int width) {
    return Markup.of("svg").with("width", width).with("height", SIDE).with("aria-hidden", "true");
  }

  private static Markup centred() {
    return Markup.of("g").with("transform", "translate(7 7)");
  }
}
