package dev.kairo.train.port.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.port.EngineRegister;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The other side of a simulated engine's AXI ports: sends beats, takes beats, writes and reads
 * registers, each whenever its pace allows, and has {@link AxiRules} watch every cycle.
 */
public final class AxiHost {
  private static final int RESET_CYCLES = 3;
  private static final long PATIENCE = 200;

  /** A beat of a stream and, of a received one, the cycle it came in. */
  public record Beat(long data, boolean last, long cycle) {}

  /** What a register access is answered. */
  public record Response(int code, long data) {}

  private final Simulation simulation;
  private final Pace sends;
  private final Pace takes;
  private final Pace accesses;
  private final AxiRules rules;
  private final Deque<Beat> toSend = new ArrayDeque<>();
  private final List<Beat> received = new ArrayList<>();
  private final InPort data;
  private final InPort valid;
  private final InPort last;
  private final OutPort ready;
  private final OutPort outData;
  private final OutPort outValid;
  private final OutPort outLast;
  private final InPort outReady;
  private boolean offered;

  /**
   * A host.
   *
   * @param sends in which cycles a beat may be offered anew
   * @param takes in which cycles a beat is taken
   * @param accesses in which cycles a register's request or response may move
   */
  public AxiHost(Simulation simulation, Pace sends, Pace takes, Pace accesses) {
    this.simulation = simulation;
    this.sends = sends;
    this.takes = takes;
    this.accesses = accesses;
    this.rules = new AxiRules(simulation).stream("s_axis").stream("m_axis").lite("s_axi");
    this.data = simulation.in("s_axis_tdata");
    this.valid = simulation.in("s_axis_tvalid");
    this.last = simulation.in("s_axis_tlast");
    this.ready = simulation.out("s_axis_tready");
    this.outData = simulation.out("m_axis_tdata");
    this.outValid = simulation.out("m_axis_tvalid");
    this.outLast = simulation.out("m_axis_tlast");
    this.outReady = simulation.in("m_axis_tready");
  }

  /** Resets the engine with every input at rest; no valid rises before the first cycle after it. */
  public void reset() {
    for (String port :
        List.of(
            "s_axis_tvalid",
            "m_axis_tready",
            "s_axi_awvalid",
            "s_axi_wvalid",
            "s_axi_bready",
            "s_axi_arvalid",
            "s_axi_rready")) {
      simulation.in(port).set(0);
    }
    simulation.in("rst").set(1);
    for (int i = 0; i < RESET_CYCLES; i++) {
      simulation.step();
      simulation.settle();
    }
    rules.check();
    simulation.in("rst").set(0);
    toSend.clear();
    offered = false;
    received.clear();
    simulation.settle();
    rules.check();
    simulation.step();
  }

  /** Queues a beat. */
  public void send(long word, boolean ends) {
    toSend.add(new Beat(word, ends, 0));
  }

  /** Whether every beat has been taken. */
  public boolean sent() {
    return toSend.isEmpty();
  }

  /** The beats received since the last call. */
  public List<Beat> received() {
    List<Beat> all = List.copyOf(received);
    received.clear();
    return all;
  }

  /** The number of beats received since the last call of {@link #received}. */
  public int count() {
    return received.size();
  }

  /** The rules with what they saw. */
  public AxiRules rules() {
    return rules;
  }

  /** One cycle; whether a beat moved. */
  public boolean cycle() {
    if (!offered && !toSend.isEmpty() && sends.passes(simulation.cycle())) {
      offered = true;
      data.set(toSend.peek().data());
      last.set(toSend.peek().last());
    }
    valid.set(offered);
    outReady.set(takes.passes(simulation.cycle()));
    simulation.settle();
    rules.check();
    boolean sent = offered && ready.isHigh();
    if (sent) {
      toSend.remove();
      offered = false;
    }
    boolean came = outValid.isHigh() && outReady.isHigh();
    if (came) {
      received.add(new Beat(outData.get(), outLast.isHigh(), simulation.cycle()));
    }
    simulation.step();
    return sent || came;
  }

  /** Writes a register whole. */
  public Response write(EngineRegister register, long word) {
    return write(register.address(), word, 0xf);
  }

  /** Writes the bytes of a register whose strobe is 1; address and data go each at its own pace. */
  public Response write(int address, long word, int strobes) {
    simulation.in("s_axi_awaddr").set(address);
    simulation.in("s_axi_wdata").set(word);
    simulation.in("s_axi_wstrb").set(strobes);
    Exchange addresses = new Exchange("s_axi_awvalid", "s_axi_awready");
    Exchange words = new Exchange("s_axi_wvalid", "s_axi_wready");
    Take responses = new Take("s_axi_bvalid", "s_axi_bready", "s_axi_bresp", "s_axi_bresp");
    return exchange(List.of(addresses, words), responses);
  }

  /** Reads a register. */
  public long read(EngineRegister register) {
    return read(register.address()).data();
  }

  /** Reads at an address. */
  public Response read(int address) {
    simulation.in("s_axi_araddr").set(address);
    Exchange addresses = new Exchange("s_axi_arvalid", "s_axi_arready");
    Take responses = new Take("s_axi_rvalid", "s_axi_rready", "s_axi_rresp", "s_axi_rdata");
    return exchange(List.of(addresses), responses);
  }

  /** A request that is offered once its pace allows, and until it is taken. */
  private final class Exchange {
    private final InPort valid;
    private final OutPort ready;
    private boolean on;
    private boolean done;

    private Exchange(String valid, String ready) {
      this.valid = simulation.in(valid);
      this.ready = simulation.out(ready);
    }

    private void offer() {
      on |= !done && accesses.passes(simulation.cycle());
      valid.set(on);
    }

    private void pass() {
      if (on && ready.isHigh()) {
        on = false;
        done = true;
      }
    }
  }

  /** A response that is taken once its pace allows. */
  private record Take(String valid, String ready, String code, String data) {}

  private Response exchange(List<Exchange> requests, Take take) {
    InPort readyPort = simulation.in(take.ready());
    for (long waited = 0; waited < PATIENCE; waited++) {
      requests.forEach(Exchange::offer);
      readyPort.set(accesses.passes(simulation.cycle()));
      simulation.settle();
      requests.forEach(Exchange::pass);
      boolean answered = simulation.out(take.valid()).isHigh() && readyPort.isHigh();
      Response response =
          new Response((int) simulation.out(take.code()).get(), simulation.out(take.data()).get());
      cycle();
      if (answered) {
        requests.forEach(request -> request.valid.set(0));
        readyPort.set(0);
        return response;
      }
    }
    throw new IllegalStateException(
        "No response came on %s in %d cycles.".formatted(take.valid(), PATIENCE));
  }
}
