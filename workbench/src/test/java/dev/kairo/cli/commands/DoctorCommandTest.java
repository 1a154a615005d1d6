package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path bin;

  private void install(String name, String answer) throws Exception {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho '" + answer + "'\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Ran doctor(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLineFixture(bin).with("PATH", bin.toString()).run(arguments);
  }

  @Test
  void anEmptyMachineStillGeneratesAndGetsTheInstallLine() {
    Ran ran = doctor();
    assertEquals(0, ran.exit());
    assertTrue(
        ran.out()
            .endsWith(
                """

                yes    generate Verilog and estimate resources
                yes    run small designs on the built-in interpreter
                no     simulate at native speed: simulations run on the interpreter, which is slower
                no     check Verilog with other tools: estimates can't be calibrated and properties not proven here
                no     check Tcl scripts: scripts are written but not tried

                install what is missing:  apt-get install -y verilator clang yosys iverilog tcl
                """),
        ran.out());
  }

  @Test
  void oneCompilerIsEnough() throws Exception {
    install("verilator", "Verilator 5.006");
    install("g++", "g++ 12.2.0");
    Ran ran = doctor();
    assertTrue(ran.out().contains("yes    simulate at native speed\n"), ran.out());
    assertTrue(
        ran.out().endsWith("install what is missing:  apt-get install -y yosys iverilog tcl\n"),
        ran.out());
  }

  @Test
  void anOldToolIsToldFromAMissingOne() throws Exception {
    install("verilator", "Verilator 4.038");
    Ran ran = doctor();
    assertTrue(
        ran.out().contains("absent verilator  4.038       too old, needs 5.006\n"), ran.out());
    JsonNode result = new ObjectMapper().readTree(doctor("--json").out()).get("result");
    JsonNode verilator = result.get("tools").get(0);
    assertEquals("verilator", verilator.get("name").asText());
    assertEquals("too-old", verilator.get("status").asText());
    assertEquals("4.038", verilator.get("version").asText());
    assertEquals("5.006", verilator.get("minimum").asText());
    assertEquals("missing", result.get("tools").get(1).get("status").asText());
    assertEquals(false, result.get("abilities").get(2).get("works").asBoolean());
  }
}
