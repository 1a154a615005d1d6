package dev.kairo.hw.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolboxTest {
  @TempDir Path bin;

  private Toolbox toolbox() {
    return Toolbox.of(Map.of("PATH", "/nowhere:" + bin));
  }

  private Path install(String name, String body) throws Exception {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void aToolIsFoundWithItsVersion() throws Exception {
    Path path = install("verilator", "echo 'Verilator 5.006 2023-01-22 rev (Debian 5.006-3)'");
    Finding.Found found = toolbox().require(Tool.VERILATOR);
    assertEquals(path, found.path());
    assertEquals("5.006", found.version().text());
  }

  @Test
  void aMissingToolSaysHowToInstallIt() {
    ToolFailure failure =
        assertThrows(ToolFailure.Missing.class, () -> toolbox().require(Tool.VERILATOR));
    assertEquals(
        "verilator is not on the PATH, and is needed to simulate at native speed."
            + " Install it with: apt-get install -y verilator",
        failure.getMessage());
    assertEquals(3, failure.exitCode());
  }

  @Test
  void anOldToolSaysFoundAndNeeded() throws Exception {
    Path path = install("verilator", "echo 'Verilator 4.038 2020-07-11'");
    ToolFailure failure =
        assertThrows(ToolFailure.TooOld.class, () -> toolbox().require(Tool.VERILATOR));
    assertEquals(
        "verilator 4.038 at "
            + path
            + " is too old to simulate at native speed; version 5.006 or newer is needed."
            + " Install one with: apt-get install -y verilator",
        failure.getMessage());
    assertEquals(3, failure.exitCode());
    assertTrue(toolbox().find(Tool.VERILATOR).isEmpty());
  }

  @Test
  void aToolThatDoesNotAnswerIsUnusable() throws Exception {
    install("verilator", "echo 'libz.so.1 not found' >&2; exit 127");
    assertTrue(toolbox().look(Tool.VERILATOR) instanceof Finding.Unusable);
    ToolFailure failure =
        assertThrows(ToolFailure.Missing.class, () -> toolbox().require(Tool.VERILATOR));
    assertTrue(failure.getMessage().contains("It does not answer when asked for its version."));
  }

  @Test
  void theFirstUsableOfSeveralIsTaken() throws Exception {
    install("g++", "echo 'g++ (Debian 12.2.0-14) 12.2.0'");
    assertEquals(Tool.GXX, toolbox().requireFirst(List.of(Tool.CLANG, Tool.GXX)).tool());
    Files.delete(bin.resolve("g++"));
    ToolFailure failure =
        assertThrows(
            ToolFailure.Missing.class, () -> toolbox().requireFirst(List.of(Tool.CLANG, Tool.GXX)));
    assertEquals(
        "None of clang, g++ is on the PATH in a version that works, and one is needed to compile"
            + " simulation models (the faster of the two compilers)."
            + " Install one with: apt-get install -y clang",
        failure.getMessage());
  }

  @Test
  void anEnvironmentVariableNamesAnotherExecutable() throws Exception {
    Path other = install("verilator-next", "echo 'Verilator 5.030'");
    Toolbox toolbox = Toolbox.of(Map.of("PATH", "", "KAIRO_VERILATOR", other.toString()));
    assertEquals(other, toolbox.require(Tool.VERILATOR).path());
    assertEquals("KAIRO_GXX", Tool.GXX.variable());
  }

  @Test
  void theTclShellIsAskedOnItsInput() throws Exception {
    install("tclsh", "read question; [ \"$question\" = 'puts [info patchlevel]' ] && echo 8.6.13");
    assertEquals("8.6.13", toolbox().require(Tool.TCLSH).version().text());
  }

  @Test
  void oneInstallLineNamesEachPackageOnce() {
    assertEquals(
        "apt-get install -y clang iverilog tcl",
        Tool.installLine(List.of(Tool.CLANG, Tool.ICARUS, Tool.VVP, Tool.TCLSH)));
  }

  @Test
  void versionsCompareNumberByNumber() {
    assertTrue(Version.of("4.228").isOlderThan(Version.of("5.006")));
    assertTrue(Version.of("9.4").isOlderThan(Version.of("10.0")));
    assertEquals(0, Version.of("5.6").compareTo(Version.of("5.006.0")));
    assertEquals("12.2.0", Version.of("g++ (Debian 12.2.0-14) 12.2.0").text());
    assertEquals("17", Version.of("openjdk 17").text());
    assertThrows(IllegalArgumentException.class, () -> Version.of("none"));
  }
}
