package dev.kairo.hw.wave;

import java.util.List;

/** The characters a text wave is drawn with. */
enum Pen {
  /** Two lines for a bit, in box-drawing characters. */
  BOXES("\u2502", "\u2026", '\u25b2') {
    @Override
    void bit(String label, boolean[] levels, int cell, List<String> lines) {
      StringBuilder upper = new StringBuilder(label);
      StringBuilder lower = new StringBuilder(" ".repeat(label.length()));
      for (int i = 1; i < levels.length; i++) {
        boolean changes = levels[i] != levels[i - 1];
        String line = "\u2500".repeat(cell - 1);
        String blank = " ".repeat(cell - 1);
        if (levels[i]) {
          upper.append(changes ? '\u250c' : '\u2500').append(line);
          lower.append(changes ? '\u2518' : ' ').append(blank);
        } else {
          upper.append(changes ? '\u2510' : ' ').append(blank);
          lower.append(changes ? '\u2514' : '\u2500').append(line);
        }
      }
      lines.add(upper.toString());
      lines.add(lower.toString());
    }
  },

  /** One line for a bit. */
  ASCII("|", "..", '^') {
    @Override
    void bit(String label, boolean[] levels, int cell, List<String> lines) {
      StringBuilder line = new StringBuilder(label);
      for (int i = 1; i < levels.length; i++) {
        String level = levels[i] ? "-" : "_";
        String first = levels[i] == levels[i - 1] ? level : levels[i] ? "/" : "\\";
        line.append(first).append(level.repeat(cell - 1));
      }
      lines.add(line.toString());
    }
  };

  private final String border;
  private final String ellipsis;
  private final char edge;

  Pen(String border, String ellipsis, char edge) {
    this.border = border;
    this.ellipsis = ellipsis;
    this.edge = edge;
  }

  /** What stands before a new value. */
  String border() {
    return border;
  }

  /** What stands for what was left out. */
  String ellipsis() {
    return ellipsis;
  }

  /** What marks the edge of a clock. */
  char edge() {
    return edge;
  }

  /** Draws a bit; {@code levels[0]} is its level before the first cycle shown. */
  abstract void bit(String label, boolean[] levels, int cell, List<String> lines);
}
