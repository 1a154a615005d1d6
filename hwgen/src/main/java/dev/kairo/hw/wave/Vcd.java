package dev.kairo.hw.wave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a {@link Trace} as a value change dump (IEEE 1364-2005, clause 18), which GTKWave and
 * other viewers open. A cycle takes 10 ns: signals change at its start, and a clock that rises at
 * its end does so together with the signals of the next cycle. The file holds no date, so equal
 * traces give equal files.
 */
public final class Vcd {
  private static final int CYCLE = 10;
  private static final int FIRST_LETTER = '!';
  private static final int LETTERS = '~' - '!' + 1;

  /** An instance: what lies in it, by name. */
  private static final class Scope {
    final Map<String, Scope> scopes = new LinkedHashMap<>();
    final Map<String, Integer> channels = new LinkedHashMap<>();
  }

  private final Trace trace;
  private final StringBuilder text = new StringBuilder();

  private Vcd(Trace trace) {
    this.trace = trace;
  }

  /** The dump as text. */
  public static String of(Trace trace) {
    Vcd vcd = new Vcd(trace);
    vcd.header();
    vcd.changes();
    return vcd.text.toString();
  }

  /** Writes the dump to a file. */
  public static void write(Trace trace, Path file) {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      writer.write(of(trace));
    } catch (IOException problem) {
      throw new UncheckedIOException("The wave file " + file + " can't be written.", problem);
    }
  }

  private void header() {
    text.append("$version Kairo $end\n$timescale 1ns $end\n");
    Scope top = new Scope();
    for (int channel = 0; channel < trace.channels().size(); channel++) {
      String[] path = trace.channels().get(channel).path().split("\\.");
      Scope scope = top;
      for (int i = 0; i + 1 < path.length; i++) {
        scope = scope.scopes.computeIfAbsent(path[i], name -> new Scope());
      }
      scope.channels.put(path[path.length - 1], channel);
    }
    text.append("$scope module ").append(identifier(trace.name())).append(" $end\n");
    for (int clock = 0; clock < trace.clocks().size(); clock++) {
      variable(1, clockCode(clock), trace.clocks().get(clock));
    }
    contents(top);
    text.append("$upscope $end\n$enddefinitions $end\n");
  }

  private void contents(Scope scope) {
    scope.channels.forEach(
        (name, channel) -> variable(trace.channels().get(channel).width(), code(channel), name));
    scope.scopes.forEach(
        (name, inner) -> {
          text.append("$scope module ").append(identifier(name)).append(" $end\n");
          contents(inner);
          text.append("$upscope $end\n");
        });
  }

  private void variable(int width, String code, String name) {
    text.append("$var wire ").append(width).append(' ').append(code).append(' ');
    text.append(identifier(name));
    if (width > 1) {
      text.append(" [").append(width - 1).append(":0]");
    }
    text.append(" $end\n");
  }

  private void changes() {
    text.append("#0\n$dumpvars\n");
    for (int clock = 0; clock < trace.clocks().size(); clock++) {
      text.append('0').append(clockCode(clock)).append('\n');
    }
    if (trace.cycles() > 0) {
      values(0);
    }
    text.append("$end\n");
    for (int cycle = 0; cycle < trace.cycles(); cycle++) {
      if (cycle > 0) {
        at((long) cycle * CYCLE, cycle - 1, '1');
        values(cycle);
        at((long) cycle * CYCLE + CYCLE / 2, cycle - 1, '0');
      }
    }
    if (trace.cycles() > 0) {
      at((long) trace.cycles() * CYCLE, trace.cycles() - 1, '1');
    }
  }

  /** A moment, and the level that the clocks that rise at the end of a cycle take then. */
  private void at(long time, int cycle, char level) {
    text.append('#').append(time).append('\n');
    for (int clock = 0; clock < trace.clocks().size(); clock++) {
      if (trace.rises(clock, cycle)) {
        text.append(level).append(clockCode(clock)).append('\n');
      }
    }
  }

  private void values(int cycle) {
    for (int channel = 0; channel < trace.channels().size(); channel++) {
      if (trace.changes(channel, cycle)) {
        boolean vector = trace.channels().get(channel).width() > 1;
        String bits = trace.value(channel, cycle).bits().toString(2);
        text.append(vector ? "b" + bits + " " : bits).append(code(channel)).append('\n');
      }
    }
  }

  private String clockCode(int clock) {
    return code(trace.channels().size() + clock);
  }

  /** A short code of printable characters. */
  private static String code(int number) {
    StringBuilder code = new StringBuilder();
    int rest = number;
    do {
      code.append((char) (FIRST_LETTER + rest % LETTERS));
      rest = rest / LETTERS - 1;
    } while (rest >= 0);
    return code.toString();
  }

  private static String identifier(String name) {
    String legal = name.replaceAll("[^A-Za-z0-9_$]", "_");
    return legal.isEmpty() || Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
  }
}
