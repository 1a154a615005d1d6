package dev.kairo.hw.verilog;

/** Breaks expressions that are too long for a line, behind operators and outside of brackets. */
final class LineBreaker {
  /** The longest line, if there is a place to break. */
  static final int COLUMNS = 98;

  private static final int RANKS = 4;

  private LineBreaker() {}

  /**
   * The text in lines.
   *
   * @param column where the text starts
   * @param indent where the lines after the first start
   */
  static String fit(String text, int column, int indent) {
    // The semicolon and a closing bracket follow.
    if (column + text.length() + 2 <= COLUMNS) {
      return text;
    }
    StringBuilder lines = new StringBuilder(text.length() + text.length() / 8);
    String margin = "\n" + " ".repeat(indent);
    int start = 0;
    int room = COLUMNS - column - 2;
    while (text.length() - start > room) {
      int end = place(text, start, Math.max(room, 20));
      if (end < 0) {
        break;
      }
      lines.append(text, start, end).append(margin);
      start = end + 1;
      room = COLUMNS - indent - 2;
    }
    return lines.append(text, start, text.length()).toString();
  }

  /** The blank at which to break: the shallowest of the last half line, else any, else -1. */
  private static int place(String text, int start, int room) {
    int limit = Math.min(text.length(), start + room);
    int depth = 0;
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    int last = -1;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      } else if (c == ' ' && follows(text.charAt(i - 1))) {
        last = i;
        int rank = depth * RANKS + rank(text.charAt(i - 1));
        if (i - start > room / 2 && rank <= bestRank) {
          best = i;
          bestRank = rank;
        }
      }
    }
    if (best >= 0 || last >= 0) {
      return best >= 0 ? best : last;
    }
    return next(text, limit);
  }

  /** How well a line ends with a character: best with a comma, worst inside a comparison. */
  private static int rank(char c) {
    return switch (c) {
      case ',' -> 0;
      case ':' -> 1;
      case '|', '&' -> 2;
      default -> 3;
    };
  }

  /** The first place behind the limit, for words longer than a line. */
  private static int next(String text, int limit) {
    for (int i = limit; i < text.length(); i++) {
      if (text.charAt(i) == ' ' && follows(text.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a line may end with a character: an operator, never an operand. */
  private static boolean follows(char c) {
    return !Character.isLetterOrDigit(c) && c != '_' && c != ')' && c != ']' && c != '}';
  }
}
