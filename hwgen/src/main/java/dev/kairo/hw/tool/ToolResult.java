package dev.kairo.hw.tool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a tool left behind: its exit code, everything it printed, and how long it took. */
public record ToolResult(ToolCommand command, int exitCode, String output, Duration elapsed) {
  /** The last lines of the output that hold anything. */
  public List<String> tail(int lines) {
    return tail(output, lines);
  }

  static List<String> tail(String text, int lines) {
    Deque<String> last = new ArrayDeque<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              last.addLast(line);
              if (last.size() > lines) {
                last.removeFirst();
              }
            });
    return List.copyOf(last);
  }
}
