package dev.kairo.cli.console;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command prints. With JSON on, text for people goes nowhere and progress goes to standard
 * error, so that standard output holds the document alone.
 */
public final class Console {
  private final Surroundings surroundings;
  private final Look look;
  private final PrintStream text;

  /** How output is wanted. */
  public record Look(
      boolean json, boolean quiet, boolean verbose, Colours colours, Showing progress) {}

  /** How progress is shown. */
  public enum Showing {
    REDRAWN,
    LINES,
    NOTHING
  }

  public Console(Surroundings surroundings, Look look) {
    this.surroundings = surroundings;
    this.look = look;
    this.text = look.json() ? new PrintStream(OutputStream.nullOutputStream()) : surroundings.out();
  }

  /** A line of the result. */
  public void line(String line) {
    text.println(line);
  }

  /** A paragraph of the result, broken at the width everything is laid out for. */
  public void paragraph(String words) {
    text.println(Paragraph.wrap(words, Paragraph.WIDTH, ""));
  }

  /** What a person may want to do next; left out when quiet. */
  public void next(String... commands) {
    if (look.quiet()) {
      return;
    }
    String head = "next:  ";
    for (String command : commands) {
      text.println(look.colours().faint(head) + command);
      head = "       ";
    }
  }

  /** A message beside the result. */
  public void note(String words) {
    surroundings.err().println(Paragraph.wrap(words, Paragraph.WIDTH, "  "));
  }

  public Colours colours() {
    return look.colours();
  }

  public boolean json() {
    return look.json();
  }

  public boolean verbose() {
    return look.verbose();
  }

  /** Progress of one command, to be closed by it. */
  public Progress progress() {
    return switch (look.progress()) {
      case NOTHING -> Progress.none();
      case LINES -> new LiveProgress(stream(), false, look.colours(), surroundings.columns());
      case REDRAWN -> new LiveProgress(stream(), true, look.colours(), surroundings.columns());
    };
  }

  private PrintStream stream() {
    return look.json() ? surroundings.err() : surroundings.out();
  }
}
