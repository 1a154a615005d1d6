package dev.kairo.hw.tool;

import java.util.List;
import java.util.Locale;

/**
 * An outside program Kairo can use: how it is called, how it tells its version, the oldest version
 * that works, the Debian package that brings it, and what it is for.
 *
 * @param name the name people use, also the key of {@code KAIRO_<NAME>} which overrides the path
 * @param executables names to look for on the path, the first found wins
 * @param versionArguments arguments that make it print its version
 * @param minimum the oldest version that works
 * @param debianPackage the package that installs it
 * @param purpose what Kairo uses it for, as the end of a sentence
 */
public record Tool(
    String name,
    List<String> executables,
    List<String> versionArguments,
    Version minimum,
    String debianPackage,
    String purpose) {
  public static final Tool VERILATOR =
      new Tool(
          "verilator",
          List.of("verilator"),
          List.of("--version"),
          Version.of("5.006"),
          "verilator",
          "simulate at native speed");
  public static final Tool CLANG =
      new Tool(
          "clang",
          List.of("clang++", "clang++-19", "clang++-16", "clang++-15", "clang++-14"),
          List.of("--version"),
          Version.of("11.0"),
          "clang",
          "compile simulation models (the faster of the two compilers)");
  public static final Tool GXX =
      new Tool(
          "g++",
          List.of("g++"),
          List.of("--version"),
          Version.of("10.0"),
          "g++",
          "compile simulation models");
  public static final Tool YOSYS =
      new Tool(
          "yosys",
          List.of("yosys"),
          List.of("-V"),
          Version.of("0.23"),
          "yosys",
          "check emitted Verilog, calibrate estimates and prove properties");
  public static final Tool ICARUS =
      new Tool(
          "iverilog",
          List.of("iverilog"),
          List.of("-V"),
          Version.of("11.0"),
          "iverilog",
          "check emitted Verilog with a second simulator");
  public static final Tool VVP =
      new Tool(
          "vvp",
          List.of("vvp"),
          List.of("-V"),
          Version.of("11.0"),
          "iverilog",
          "run what iverilog compiled");
  public static final Tool TCLSH =
      new Tool(
          "tclsh",
          List.of("tclsh", "tclsh8.6"),
          List.of(),
          Version.of("8.6"),
          "tcl",
          "check generated Tcl scripts");

  /** Every tool the product knows, in the order a person wants to read them. */
  public static final List<Tool> ALL = List.of(VERILATOR, CLANG, GXX, YOSYS, ICARUS, VVP, TCLSH);

  public Tool {
    executables = List.copyOf(executables);
    versionArguments = List.copyOf(versionArguments);
  }

  /** The environment variable that names another executable for this tool. */
  public String variable() {
    return "KAIRO_"
        + name.toUpperCase(Locale.ROOT).replace("++", "XX").replaceAll("[^A-Z0-9]", "_");
  }

  /** The line that installs it. */
  public String installLine() {
    return installLine(List.of(this));
  }

  /** One line that installs all of them, each package once, in the order given. */
  public static String installLine(List<Tool> tools) {
    return "apt-get install -y "
        + String.join(" ", tools.stream().map(Tool::debianPackage).distinct().toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
