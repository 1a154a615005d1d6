package dev.kairo.hw.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.construct.Catalogue;
import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.gate.FourToolGate;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Verilog of every construct of the catalogue is clean in Verilator, Icarus and Yosys. */
class CatalogueGateTest {

  @Test
  void everyConstructIsClean(@TempDir Path directory) {
    assumeTrue(FourToolGate.missing().isEmpty(), () -> String.join("\n", FourToolGate.missing()));
    List<Construct> constructs = Catalogue.all();
    FourToolGate gate = new FourToolGate(directory);
    // One bench that holds them all: hundreds of tool runs would take a minute.
    gate.add("bench", VerilogEmitter.emit(Bench.of(constructs)));
    assertEquals(List.of(), gate.complaints());
    assertEquals(185, constructs.size());
  }
}
