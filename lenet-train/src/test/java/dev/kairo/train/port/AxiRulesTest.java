package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.port.bench.AxiRules;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule, broken once. */
class AxiRulesTest {
  /** Passes on what it is given, so that a test can break any rule of a stream. */
  private static final class Stream extends Module {
    Stream() {
      Bits valid = in("valid", 1);
      Bits data = in("data", 8);
      Bits ready = in("ready", 1);
      Bits still = reg(8).reset(0).next(data);
      out("m_axis_tvalid", valid);
      out("m_axis_tdata", data);
      out("m_axis_tlast", still.eq(0x80));
      out("m_axis_tready", ready);
    }
  }

  private static Optional<String> broken(Consumer<Drive> story) {
    try (Simulation simulation = Simulator.create().interpret(Design.of(Stream::new))) {
      AxiRules rules = new AxiRules(simulation).stream("m_axis");
      story.accept(
          (reset, valid, ready, data) -> {
            simulation.in("rst").set(reset);
            simulation.in("valid").set(valid);
            simulation.in("ready").set(ready);
            simulation.in("data").set(data);
            simulation.settle();
            rules.check();
            simulation.step();
          });
      return rules.broken();
    }
  }

  private interface Drive {
    void cycle(int reset, int valid, int ready, int data);
  }

  @Test
  void aGoodStreamBreaksNone() {
    assertEquals(
        Optional.empty(),
        broken(
            drive -> {
              drive.cycle(1, 0, 0, 0);
              drive.cycle(0, 0, 1, 3);
              drive.cycle(0, 1, 0, 4);
              drive.cycle(0, 1, 1, 4);
              drive.cycle(0, 1, 1, 5);
              drive.cycle(0, 0, 0, 6);
            }));
  }

  @Test
  void validThatFallsIsSeen() {
    assertEquals(
        Optional.of("On m_axis valid falls before ready was 1, in cycle 1."),
        broken(
            drive -> {
              drive.cycle(0, 1, 0, 4);
              drive.cycle(0, 0, 0, 4);
            }));
  }

  @Test
  void aPayloadThatChangesIsSeen() {
    assertEquals(
        Optional.of("On m_axis the payload changes before ready was 1, in cycle 1."),
        broken(
            drive -> {
              drive.cycle(0, 1, 0, 4);
              drive.cycle(0, 1, 1, 5);
            }));
  }

  @Test
  void validAfterAResetIsSeen() {
    assertEquals(
        Optional.of("On m_axis valid is 1 after a reset, in cycle 1."),
        broken(
            drive -> {
              drive.cycle(1, 0, 0, 0);
              drive.cycle(0, 1, 0, 4);
            }));
  }

  /** An AXI4-Lite port that answers whenever it likes. */
  private static final class Eager extends Module {
    Eager() {
      AxiLite.Request request = in("s_axi", AxiLite.Request.SHAPE);
      Bits no = lit(1, 0);
      reset();
      out(
          "s_axi",
          AxiLite.Answer.SHAPE,
          new AxiLite.Answer(
              request.awvalid(),
              request.wvalid(),
              lit(2, 0),
              request.awvalid().or(request.wvalid()),
              no,
              lit(32, 0),
              lit(2, 0),
              no));
    }
  }

  @Test
  void aResponseWithoutBothRequestsIsSeen() {
    try (Simulation simulation = Simulator.create().interpret(Design.of(Eager::new))) {
      AxiRules rules = new AxiRules(simulation).lite("s_axi");
      simulation.in("s_axi_awvalid").set(1);
      simulation.settle();
      rules.check();
      assertEquals(
          Optional.of("On s_axi_b a response comes that nothing asked for, in cycle 0."),
          rules.broken());
    }
  }
}
