package dev.kairo.hw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every construct passes the gate, and the gate notices when one is broken. */
class FourToolGateTest {
  /** A construct that is silently left out fails here. */
  private static final int GATED = 26;

  @TempDir private Path directory;

  @BeforeEach
  void toolsAreThere() {
    assumeTrue(FourToolGate.missing().isEmpty(), () -> String.join("\n", FourToolGate.missing()));
  }

  @Test
  void everyConstructPassesAndKeepsItsPrimitives() throws IOException {
    FourToolGate gate = new FourToolGate(directory);
    for (Circuit circuit : Constructs.all()) {
      gate.add(Constructs.title(circuit), VerilogEmitter.emit(circuit));
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(GATED, gate.size());
    String counted =
        gate.primitives().entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    try (var golden = getClass().getResourceAsStream("primitives.txt")) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), counted);
    }
  }

  @Test
  void circuitsThatNobodyWouldWritePass() {
    FourToolGate gate = new FourToolGate(directory);
    for (int seed = 1000; seed < 1012; seed++) {
      gate.add("random" + seed, VerilogEmitter.emit(RandomCircuits.of(seed)));
    }
    assertEquals(List.of(), gate.complaints());
    assertEquals(12, gate.size());
  }

  @Test
  void eachToolNoticesWhatItIsThereFor() {
    FourToolGate gate = new FourToolGate(directory);
    EmittedDesign arithmetic = VerilogEmitter.emit(Constructs.arithmetic());
    gate.add("width", edited(arithmetic, "wire [7:0] sum =", "wire [6:0] sum ="));
    gate.add("unknown", edited(arithmetic, "assign total = sum", "assign total = som"));
    gate.add("twice", edited(arithmetic, "assign top", "assign mask = b;\n  assign top"));
    gate.add("intact", arithmetic);
    assertTrue(gate.verilator("width").toString().contains("WIDTH"));
    assertTrue(gate.verilator("intact").isEmpty());
    assertTrue(gate.icarus("unknown").toString().contains("som"));
    assertTrue(gate.icarus("intact").isEmpty());
    List<String> yosys = gate.yosys();
    assertTrue(yosys.stream().anyMatch(one -> one.startsWith("twice: ")), yosys.toString());
    assertFalse(yosys.stream().anyMatch(one -> one.startsWith("intact: ")), yosys.toString());
  }

  @Test
  void aLatchIsNoticed() {
    FourToolGate gate = new FourToolGate(directory);
    EmittedDesign machine = VerilogEmitter.emit(Constructs.machine());
    EmittedDesign latched = edited(machine, "    state_next = IDLE;\n    case", "    case");
    gate.add("latch", latched);
    assertTrue(gate.yosys().toString().contains("Assertion failed"), gate.yosys().toString());
  }

  private static EmittedDesign edited(EmittedDesign design, String from, String to) {
    List<EmittedFile> files = new ArrayList<>();
    for (EmittedFile file : design.files()) {
      assertTrue(file.text().contains(from), file.text());
      files.add(new EmittedFile(file.name(), file.text().replace(from, to)));
    }
    return new EmittedDesign(
        design.top(),
        design.parameters(),
        design.ports(),
        design.clocks(),
        design.latencyCycles(),
        files);
  }
}
