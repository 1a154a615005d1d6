package dev.kairo.hw.wave;

import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a {@link Trace} as text, for people and for tests that compare it with a kept picture.
 *
 * <p>Single bits are drawn, wider values are written in hexadecimal where they change. A long trace
 * is wrapped into blocks, each beginning with the cycle numbers. With several clocks a row for each
 * marks the cycles that end with its edge. A value that finds no room is cut with an ellipsis.
 */
public final class TextWave {
  private static final int NARROWEST_CELL = 4;

  private final Trace trace;
  private final int columns;
  private final Pen pen;

  private TextWave(Trace trace, int columns, Pen pen) {
    this.trace = trace;
    this.columns = columns;
    this.pen = pen;
  }

  /** A picture of 80 columns in box-drawing characters. */
  public static TextWave of(Trace trace) {
    return new TextWave(trace, 80, Pen.BOXES);
  }

  /** The same picture wrapped at another width. */
  public TextWave columns(int width) {
    if (width < 20) {
      throw new IllegalArgumentException(
          "A wave of " + width + " columns has no room for names; give it at least 20.");
    }
    return new TextWave(trace, width, pen);
  }

  /** The same picture in ASCII, one line a signal. */
  public TextWave ascii() {
    return new TextWave(trace, columns, Pen.ASCII);
  }

  /** The picture, lines ended by LF and without trailing blanks. */
  public String render() {
    int nameWidth = nameWidth();
    int room = columns - nameWidth;
    int cell = cell(room);
    int perBlock = Math.max(1, room / cell);
    List<String> lines = new ArrayList<>();
    for (int first = 0; first < trace.cycles(); first += perBlock) {
      if (first > 0) {
        lines.add("");
      }
      block(first, Math.min(trace.cycles(), first + perBlock), nameWidth, cell, lines);
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
    return text.toString();
  }

  @Override
  public String toString() {
    return render();
  }

  private int nameWidth() {
    int longest = "cycle".length();
    for (Trace.Channel channel : trace.channels()) {
      longest = Math.max(longest, channel.path().length());
    }
    for (String clock : trace.clocks()) {
      longest = Math.max(longest, clock.length());
    }
    return Math.min(longest, columns / 2 - 2) + 2;
  }

  /** The narrowest cell with which every value is readable in at least one block. */
  private int cell(int room) {
    int cell = NARROWEST_CELL;
    while (cell < room / 2 && !everyValueFits(cell, room / cell)) {
      cell++;
    }
    return cell;
  }

  private boolean everyValueFits(int cell, int perBlock) {
    for (int channel = 0; channel < trace.channels().size(); channel++) {
      if (trace.channels().get(channel).width() > 1 && !fits(channel, cell, perBlock)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int channel, int cell, int perBlock) {
    for (int start = 0; start < trace.cycles(); ) {
      int end = runEnd(channel, start, trace.cycles());
      int wrap = (start / perBlock + 1) * perBlock;
      int inThisBlock = Math.min(end, wrap) - start;
      int inNextBlock = Math.max(0, Math.min(perBlock, end - wrap));
      int longest = Math.max(inThisBlock, inNextBlock);
      if (hex(trace.value(channel, start)).length() + 1 > longest * cell) {
        return false;
      }
      start = end;
    }
    return true;
  }

  /** The cycle in which the value of {@code start} ends, or {@code limit}. */
  private int runEnd(int channel, int start, int limit) {
    int end = start + 1;
    while (end < limit && !trace.changes(channel, end)) {
      end++;
    }
    return end;
  }

  private void block(int first, int end, int nameWidth, int cell, List<String> lines) {
    lines.add(label("cycle", nameWidth) + ruler(first, end, cell));
    if (trace.clocks().size() > 1) {
      for (int clock = 0; clock < trace.clocks().size(); clock++) {
        lines.add(label(trace.clocks().get(clock), nameWidth) + edges(clock, first, end, cell));
      }
    }
    for (int channel = 0; channel < trace.channels().size(); channel++) {
      Trace.Channel shown = trace.channels().get(channel);
      String label = label(shown.path(), nameWidth);
      if (shown.width() > 1) {
        lines.add(label + vector(channel, first, end, cell));
      } else {
        boolean[] levels = new boolean[end - first + 1];
        levels[0] = !trace.value(channel, Math.max(0, first - 1)).zero();
        for (int cycle = first; cycle < end; cycle++) {
          levels[cycle - first + 1] = !trace.value(channel, cycle).zero();
        }
        pen.bit(label, levels, cell, lines);
      }
    }
  }

  private String label(String path, int nameWidth) {
    int room = nameWidth - 2;
    String shown =
        path.length() <= room
            ? path
            : pen.ellipsis() + path.substring(path.length() - room + pen.ellipsis().length());
    return shown + " ".repeat(nameWidth - shown.length());
  }

  private static String ruler(int first, int end, int cell) {
    StringBuilder line = new StringBuilder();
    for (int cycle = first; cycle < end; cycle++) {
      int at = (cycle - first) * cell;
      String number = Integer.toString(cycle);
      // A number needs a blank before it and must not run over the end.
      if ((at == 0 || line.length() < at) && at + number.length() <= (end - first) * cell) {
        line.append(" ".repeat(at - line.length())).append(number);
      }
    }
    return line.toString();
  }

  private String edges(int clock, int first, int end, int cell) {
    StringBuilder line = new StringBuilder();
    for (int cycle = first; cycle < end; cycle++) {
      line.append(" ".repeat(cell - 1)).append(trace.rises(clock, cycle) ? pen.edge() : ' ');
    }
    return line.toString();
  }

  private String vector(int channel, int first, int end, int cell) {
    StringBuilder line = new StringBuilder();
    for (int start = first; start < end; ) {
      int stop = runEnd(channel, start, end);
      int room = (stop - start) * cell - 1;
      String digits = hex(trace.value(channel, start));
      if (digits.length() > room) {
        digits = digits.substring(0, room - pen.ellipsis().length()) + pen.ellipsis();
      }
      line.append(pen.border()).append(digits).append(" ".repeat(room - digits.length()));
      start = stop;
    }
    return line.toString();
  }

  /** Every digit of the width, so that a value's width can be seen. */
  private static String hex(Value value) {
    String digits = value.bits().toString(16);
    return "0".repeat((value.width() + 3) / 4 - digits.length()) + digits;
  }
}
