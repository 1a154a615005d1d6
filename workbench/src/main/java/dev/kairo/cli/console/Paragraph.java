package dev.kairo.cli.console;

/** Breaks text at blanks so that it fits a width; longer words, such as paths, stay whole. */
public final class Paragraph {
  /** The width everything is laid out for. */
  public static final int WIDTH = 80;

  private Paragraph() {}

  /** The text of one paragraph, its second and later lines indented. */
  public static String wrap(String text, int width, String indent) {
    StringBuilder wrapped = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (!wrapped.isEmpty()) {
        wrapped.append('\n');
      }
      wrapped.append(line.startsWith(" ") ? line : wrapLine(line, width, indent));
    }
    return wrapped.toString();
  }

  private static String wrapLine(String line, int width, String indent) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : line.split(" ")) {
      if (column > 0 && column + 1 + word.length() > width) {
        wrapped.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
