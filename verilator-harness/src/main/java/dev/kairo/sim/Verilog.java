package dev.kairo.sim;

import dev.kairo.hw.Design;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Verilog to simulate: files and texts, where includes are found, the top module, parameters,
 * clocks, and the memories that Java may look into. An immutable value; each method gives a new
 * one.
 *
 * @param top the top module's name
 * @param files Verilog, SystemVerilog and C++ (DPI) files, in the order Verilator reads them
 * @param texts file name to Verilog text, read after {@code files}
 * @param includes directories searched by {@code `include}
 * @param data files that {@code $readmemh} and {@code $readmemb} name
 * @param parameters parameters of the top module, as Verilator's {@code -G} takes them
 * @param clocks the clock inputs; without any, an input named {@code clk} or {@code clock} is it
 * @param memories memories to open, as {@code module.variable}
 */
public record Verilog(
    String top,
    List<Path> files,
    SortedMap<String, String> texts,
    List<Path> includes,
    List<Path> data,
    SortedMap<String, String> parameters,
    List<Clock> clocks,
    List<String> memories) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_'.+-]+|\"[^\"\\\\]*\"");

  public Verilog {
    files = absolute(files);
    texts = new TreeMap<>(texts);
    includes = absolute(includes);
    data = absolute(data);
    parameters = new TreeMap<>(parameters);
    clocks = List.copyOf(clocks);
    memories = List.copyOf(memories);
    if (!top.isEmpty()) {
      requireName("top module", top);
    }
    texts.keySet().forEach(name -> require(FILE_NAME, "file name", name));
    parameters.forEach(
        (name, value) -> {
          requireName("parameter", name);
          require(PARAMETER, "value of parameter " + name, value);
        });
    for (String memory : memories) {
      String[] parts = memory.split("\\.", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "The memory '" + memory + "' must be named as module.variable, such as bank.words.");
      }
      requireName("module", parts[0]);
      requireName("memory", parts[1]);
    }
  }

  private static void requireName(String what, String name) {
    require(NAME, what, name);
  }

  private static void require(Pattern pattern, String what, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "The " + what + " '" + text + "' is not a legal one; it must match " + pattern + ".");
    }
  }

  private static List<Path> absolute(List<Path> paths) {
    return paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  /** Verilog files; name the top module next. */
  public static Verilog files(Path... files) {
    return new Verilog(
        "",
        List.of(files),
        new TreeMap<>(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  /** Verilog given as text under a file name that messages will use; name the top module next. */
  public static Verilog text(String fileName, String text) {
    return files(new Path[0]).and(fileName, text);
  }

  /** The Verilog of a design made of Java objects, with the files its memories start from. */
  public static Verilog of(Design design) {
    EmittedDesign emitted = design.verilog();
    Verilog verilog = files(new Path[0]).top(emitted.top());
    for (EmittedFile file : emitted.files()) {
      verilog = verilog.and(file.name(), file.text());
    }
    for (ClockPort clock : emitted.clocks()) {
      verilog = verilog.clock(clock.name());
    }
    return verilog;
  }

  /** Adds a text under a file name; what is no Verilog or C++ by its name is data or included. */
  public Verilog and(String fileName, String text) {
    SortedMap<String, String> all = new TreeMap<>(texts);
    all.put(fileName, text);
    return new Verilog(top, files, all, includes, data, parameters, clocks, memories);
  }

  /** Adds files. */
  public Verilog and(Path... more) {
    return new Verilog(
        top, plus(files, List.of(more)), texts, includes, data, parameters, clocks, memories);
  }

  /** Names the top module. */
  public Verilog top(String module) {
    return new Verilog(module, files, texts, includes, data, parameters, clocks, memories);
  }

  /** Adds directories that {@code `include} searches. */
  public Verilog include(Path... directories) {
    return new Verilog(
        top,
        files,
        texts,
        plus(includes, List.of(directories)),
        data,
        parameters,
        clocks,
        memories);
  }

  /** Adds files that {@code $readmemh} or {@code $readmemb} name by their last name. */
  public Verilog data(Path... more) {
    return new Verilog(
        top, files, texts, includes, plus(data, List.of(more)), parameters, clocks, memories);
  }

  /** Sets a parameter of the top module to a number. */
  public Verilog parameter(String name, long value) {
    return parameter(name, Long.toString(value));
  }

  /** Sets a parameter of the top module, written as in Verilog: {@code 8'hff} or {@code "text"}. */
  public Verilog parameter(String name, String value) {
    SortedMap<String, String> all = new TreeMap<>(parameters);
    all.put(name, value);
    return new Verilog(top, files, texts, includes, data, all, clocks, memories);
  }

  /** Adds a clock input of the default period. */
  public Verilog clock(String name) {
    return clock(Clock.named(name));
  }

  /** Adds a clock input. The first one is what {@code step} counts. */
  public Verilog clock(Clock clock) {
    return new Verilog(
        top, files, texts, includes, data, parameters, plus(clocks, List.of(clock)), memories);
  }

  /** Opens the memory {@code variable} of every instance of {@code module} to Java. */
  public Verilog memory(String module, String variable) {
    return new Verilog(
        top,
        files,
        texts,
        includes,
        data,
        parameters,
        clocks,
        plus(memories, List.of(module + "." + variable)));
  }

  private static <T> List<T> plus(List<T> list, List<T> more) {
    List<T> all = new ArrayList<>(list);
    all.addAll(more);
    return all;
  }
}
