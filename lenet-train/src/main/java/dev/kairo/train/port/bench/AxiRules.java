package dev.kairo.train.port.bench;

import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Watches AXI channels cycle by cycle: once valid is 1 it stays 1 and its payload rests until ready
 * is 1 as well, valid is 0 after a reset, and no response comes that no request asked for.
 *
 * <p>The rules are those of the AMBA AXI and AXI4-Stream specifications (A3.2.1, A3.3.1; 2.2).
 */
public final class AxiRules {
  private final Simulation simulation;
  private final List<Channel> channels = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final OutPort reset;
  private boolean wasReset;
  private Optional<String> broken = Optional.empty();
  private long cycles;

  /** Rules for the channels that are added. */
  public AxiRules(Simulation simulation) {
    this.simulation = simulation;
    this.reset = simulation.out("rst");
  }

  /** One channel's state. */
  private static final class Channel {
    private final String name;
    private final OutPort valid;
    private final OutPort ready;
    private final List<OutPort> payload;
    private boolean waited;
    private List<BigInteger> before = List.of();

    private Channel(String name, OutPort valid, OutPort ready, List<OutPort> payload) {
      this.name = name;
      this.valid = valid;
      this.ready = ready;
      this.payload = payload;
    }

    private boolean passes() {
      return valid.isHigh() && ready.isHigh();
    }
  }

  /** A channel whose items each answer one item of each other channel. */
  private static final class Answer {
    private final Channel channel;
    private final List<Channel> requests;
    private final long[] asked;
    private long given;

    private Answer(Channel channel, List<Channel> requests) {
      this.channel = channel;
      this.requests = requests;
      this.asked = new long[requests.size()];
    }
  }

  /** Adds a channel: its name and what its ports are called. */
  public AxiRules channel(String name, String valid, String ready, String... payload) {
    channels.add(
        new Channel(
            name,
            simulation.out(valid),
            simulation.out(ready),
            Arrays.stream(payload).map(simulation::out).toList()));
    return this;
  }

  /** An AXI4-Stream. */
  public AxiRules stream(String prefix) {
    return channel(
        prefix, prefix + "_tvalid", prefix + "_tready", prefix + "_tdata", prefix + "_tlast");
  }

  /** The five channels of an AXI4-Lite port. */
  public AxiRules lite(String prefix) {
    channel(prefix + "_aw", prefix + "_awvalid", prefix + "_awready", prefix + "_awaddr");
    channel(
        prefix + "_w",
        prefix + "_wvalid",
        prefix + "_wready",
        prefix + "_wdata",
        prefix + "_wstrb");
    channel(prefix + "_b", prefix + "_bvalid", prefix + "_bready", prefix + "_bresp");
    channel(prefix + "_ar", prefix + "_arvalid", prefix + "_arready", prefix + "_araddr");
    channel(
        prefix + "_r",
        prefix + "_rvalid",
        prefix + "_rready",
        prefix + "_rdata",
        prefix + "_rresp");
    int first = channels.size() - 5;
    answers.add(
        new Answer(channels.get(first + 2), List.of(channels.get(first), channels.get(first + 1))));
    answers.add(new Answer(channels.get(first + 4), List.of(channels.get(first + 3))));
    return this;
  }

  /** Looks at the settled signals of this cycle; called once for each. */
  public void check() {
    cycles++;
    for (Channel channel : channels) {
      check(channel);
    }
    for (Answer answer : answers) {
      check(answer);
    }
    wasReset = reset.isHigh();
  }

  private void check(Channel channel) {
    boolean valid = channel.valid.isHigh();
    List<BigInteger> now = channel.payload.stream().map(OutPort::big).toList();
    if (wasReset && valid) {
      broken(channel, "valid is 1 after a reset");
    }
    if (channel.waited && !wasReset && !valid) {
      broken(channel, "valid falls before ready was 1");
    }
    if (channel.waited && !wasReset && valid && !now.equals(channel.before)) {
      broken(channel, "the payload changes before ready was 1");
    }
    channel.waited = valid && !channel.ready.isHigh();
    channel.before = now;
  }

  private void check(Answer answer) {
    if (reset.isHigh()) {
      Arrays.fill(answer.asked, 0);
      answer.given = 0;
      return;
    }
    if (answer.channel.valid.isHigh()
        && Arrays.stream(answer.asked).anyMatch(asked -> asked <= answer.given)) {
      broken(answer.channel, "a response comes that nothing asked for");
    }
    for (int i = 0; i < answer.asked.length; i++) {
      answer.asked[i] += answer.requests.get(i).passes() ? 1 : 0;
    }
    answer.given += answer.channel.passes() ? 1 : 0;
  }

  private void broken(Channel channel, String rule) {
    if (broken.isEmpty()) {
      broken =
          Optional.of("On %s %s, in cycle %d.".formatted(channel.name, rule, simulation.cycle()));
    }
  }

  /** The first rule that was broken, in a sentence. */
  public Optional<String> broken() {
    return broken;
  }

  /** Cycles looked at. */
  public long cycles() {
    return cycles;
  }
}
