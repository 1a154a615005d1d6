package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.bench.AxiBench;
import dev.kairo.train.port.bench.AxiHost;
import dev.kairo.train.port.bench.Pace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The engine behind AXI ports: every number, every register, every rule in every cycle. */
class AxiFcEngineTest {
  private static final int SAMPLES = 8;
  private static final FcParameters SMALL = FcParameters.of(6, 12, 2, 2);

  /** Even and odd columns, one column, odd rows, narrow formats, a tree, and a ReLU. */
  private static final List<FcParameters> LAYERS =
      List.of(
          SMALL,
          FcParameters.of(6, 12, 1, 4).withRelu(),
          FcParameters.of(4, 9, 2, 3),
          FcParameters.of(5, 7, 1, 1).withRelu(),
          FcParameters.of(2, 30, 2, 5),
          FcParameters.of(12, 6, 4, 2).withReduction(4),
          FcParameters.of(6, 12, 2, 2, FpFormat.FP16).withRelu());

  private static Simulation interpreted(FcParameters parameters, int dataBits) {
    Design design = Design.of(() -> new AxiFcEngine(parameters, dataBits));
    assertEquals(List.of(), design.lint());
    return Simulator.create().interpret(design);
  }

  private static AxiHost atOnce(Simulation simulation) {
    return new AxiHost(simulation, Pace.every(1), Pace.every(1), Pace.every(1));
  }

  private static void expect(FcParameters parameters, FcResult result, AxiHost host) {
    assertEquals("", result.first().orElse(""), parameters::toString);
    assertEquals(Optional.empty(), host.rules().broken(), parameters::toString);
    assertTrue(host.rules().cycles() > result.cycles());
  }

  @Test
  void theIntervalIsTheFormula() {
    for (int dataBits : new int[] {32, 64}) {
      for (FcParameters parameters : LAYERS) {
        try (Simulation simulation = interpreted(parameters, dataBits)) {
          AxiHost host = atOnce(simulation);
          FcResult result = AxiBench.run(simulation, parameters, dataBits, SAMPLES, host, 1);
          expect(parameters, result, host);
          long interval = Transfer.of(PortLayer.of(parameters), dataBits / 32).intervalCycles();
          assertEquals(
              Collections.nCopies(SAMPLES - 1, interval), result.intervals(), parameters::toString);
          assertEquals(interval, host.read(EngineRegister.INTERVAL));
        }
      }
    }
  }

  @Test
  void stallsChangeNoNumberAndBreakNoRule() {
    for (int dataBits : new int[] {32, 64}) {
      for (FcParameters parameters : LAYERS) {
        try (Simulation simulation = interpreted(parameters, dataBits)) {
          AxiHost host =
              new AxiHost(
                  simulation, Pace.sometimes(60, 1), Pace.sometimes(40, 2), Pace.sometimes(30, 3));
          expect(
              parameters, AxiBench.run(simulation, parameters, dataBits, SAMPLES, host, 1), host);
        }
      }
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    FcParameters parameters = FcParameters.of(20, 48, 2, 4).withRelu();
    try (Simulation simulation =
        Simulator.create().of(Design.of(() -> new AxiFcEngine(parameters, 64)))) {
      AxiHost host =
          new AxiHost(
              simulation, Pace.sometimes(95, 1), Pace.sometimes(70, 2), Pace.sometimes(50, 3));
      FcResult result = AxiBench.run(simulation, parameters, 64, 40, host, 1);
      expect(parameters, result, host);
      assertEquals((2 + 40) * 48 + 20 * 49, result.words());
    }
  }

  @Test
  void aResetInTheMiddleOfAFrameStartsAfresh() {
    try (Simulation simulation = interpreted(SMALL, 32)) {
      AxiHost host = atOnce(simulation);
      host.reset();
      for (int i = 0; i < 15; i++) {
        host.send(i, false);
        host.cycle();
      }
      expect(SMALL, AxiBench.run(simulation, SMALL, 32, SAMPLES, host, 1), host);
    }
  }

  @Test
  void aWrongNumberIsSeen() {
    try (Simulation simulation = interpreted(SMALL, 32)) {
      FcResult result =
          AxiBench.run(simulation, SMALL.withReduction(2), 32, SAMPLES, atOnce(simulation), 1);
      assertTrue(result.first().orElseThrow().startsWith("The error"), result.first()::toString);
    }
  }

  @Test
  void theRegistersSayWhatTheEngineIs() {
    FcParameters parameters = FcParameters.of(5, 7, 1, 1).withRelu();
    try (Simulation simulation = interpreted(parameters, 64)) {
      AxiHost host = atOnce(simulation);
      host.reset();
      assertEquals(0x4b464342, host.read(EngineRegister.ID));
      assertEquals(0x10000, host.read(EngineRegister.VERSION));
      assertEquals(5, host.read(EngineRegister.INPUTS));
      assertEquals(7, host.read(EngineRegister.OUTPUTS));
      assertEquals(1, host.read(EngineRegister.ROWS));
      assertEquals(1, host.read(EngineRegister.COLUMNS));
      assertEquals(0x02020817, host.read(EngineRegister.FORMAT));
      assertEquals(35, host.read(EngineRegister.INTERVAL));
      assertEquals(StreamMode.TRAIN.ordinal(), host.read(EngineRegister.CONTROL));
      assertEquals(1, host.read(EngineRegister.STATUS));
      long before = host.read(EngineRegister.CYCLES);
      host.cycle();
      assertEquals(3, host.read(EngineRegister.CYCLES) - before);
      assertEquals(Optional.empty(), host.rules().broken());
    }
  }

  @Test
  void strobesChooseBytesAndWrongAccessesAreAnswered() {
    try (Simulation simulation = interpreted(SMALL, 32)) {
      AxiHost host = new AxiHost(simulation, Pace.every(1), Pace.every(1), Pace.sometimes(40, 5));
      host.reset();
      int okay = 0;
      int slaveError = 2;
      int decodeError = 3;
      int rate = EngineRegister.LEARNING_RATE.address();
      assertEquals(okay, host.write(rate, 0x11223344, 0b1111).code());
      assertEquals(okay, host.write(rate, 0xaabbccddL, 0b0101).code());
      assertEquals(0x11bb33dd, host.read(rate).data());
      assertEquals(okay, host.write(rate, 0, 0).code());
      assertEquals(0x11bb33dd, host.read(rate).data());
      assertEquals(slaveError, host.write(EngineRegister.ID, 1).code());
      assertEquals(slaveError, host.write(EngineRegister.CONTROL, 3).code());
      assertEquals(0, host.read(EngineRegister.CONTROL));
      assertEquals(decodeError, host.write(0x38, 1, 0xf).code());
      assertEquals(new AxiHost.Response(decodeError, 0), host.read(0xfc));
      assertEquals(Optional.empty(), host.rules().broken());
    }
  }

  @Test
  void aFrameThatEndsElsewhereIsFlaggedUntilItIsCleared() {
    try (Simulation simulation = interpreted(SMALL, 32)) {
      AxiHost host = atOnce(simulation);
      host.reset();
      for (int i = 0; i < 18; i++) {
        host.send(0, i == 16);
      }
      while (!host.sent() || host.count() < 12) {
        host.cycle();
      }
      assertEquals(2, host.read(EngineRegister.STATUS) & 2);
      host.write(EngineRegister.STATUS, 0);
      assertEquals(2, host.read(EngineRegister.STATUS) & 2);
      host.write(EngineRegister.STATUS, 2);
      assertEquals(0, host.read(EngineRegister.STATUS) & 2);
    }
  }

  @Test
  void validDoesNotWaitForReady() {
    try (Simulation simulation = interpreted(SMALL, 32)) {
      AxiHost host = new AxiHost(simulation, Pace.every(1), cycle -> false, Pace.every(1));
      host.reset();
      for (int i = 0; i < 18; i++) {
        host.send(0, i == 17);
      }
      for (int i = 0; i < 100; i++) {
        host.cycle();
      }
      simulation.settle();
      assertTrue(simulation.out("m_axis_tvalid").isHigh());
      assertFalse(simulation.out("m_axis_tready").isHigh());
      assertEquals(Optional.empty(), host.rules().broken());
    }
  }

  @Test
  void beatsOfOtherWidthsAreRefused() {
    assertEquals(
        "Beats of 128 bits are not possible; choose 32 or 64.",
        assertThrows(IllegalArgumentException.class, () -> new AxiFcEngine(SMALL, 128))
            .getMessage());
  }
}
