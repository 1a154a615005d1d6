package dev.kairo.hw.stream;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Drives the stream ports of a design at random and collects what comes out; whatever breaks the
 * contract of a stream is an {@link AssertionError}.
 */
final class StreamBench {
  private final Interpreter circuit;
  private final Random random;
  private final List<Source> sources = new ArrayList<>();
  private final List<Sink> sinks = new ArrayList<>();
  private long cycle;

  StreamBench(Supplier<? extends Module> top, long seed) {
    circuit = Interpreter.of(Design.of(top).circuit(), seed);
    random = new Random(seed);
    circuit.reset();
  }

  Interpreter circuit() {
    return circuit;
  }

  /** An item and the bench's step in which it was passed on. */
  record Passed(long data, long cycle) {}

  /** Offers items on an input stream. */
  final class Source {
    final List<Passed> passed = new ArrayList<>();
    private final String clock;
    private final InPort valid;
    private final InPort data;
    private final Probe ready;
    private final List<Long> waiting = new ArrayList<>();
    private double rate = 1;
    private boolean offering;
    private boolean passing;

    private Source(String clock, String port) {
      this.clock = clock;
      valid = circuit.in(port + "_valid");
      data = circuit.in(port + "_data");
      ready = circuit.probe(port + "_ready");
      drive();
    }

    Source rate(double itemsPerCycle) {
      rate = itemsPerCycle;
      return this;
    }

    Source offer(List<Long> items) {
      waiting.addAll(items);
      drive();
      return this;
    }

    private void sample() {
      passing = offering && ready.isSet();
      if (passing) {
        passed.add(new Passed(waiting.remove(0), cycle));
        offering = false;
      }
    }

    private void drive() {
      offering = offering || !waiting.isEmpty() && random.nextDouble() < rate;
      valid.set(offering ? 1 : 0);
      data.set(offering ? waiting.get(0) : random.nextLong());
    }
  }

  /** Takes items from an output stream and watches the contract. */
  final class Sink {
    final List<Passed> passed = new ArrayList<>();
    private final String clock;
    private final String port;
    private final Probe valid;
    private final Probe data;
    private final InPort ready;
    private double rate = 1;
    private boolean takes;
    private boolean held;
    private long heldData;

    private Sink(String clock, String port) {
      this.clock = clock;
      this.port = port;
      valid = circuit.probe(port + "_valid");
      data = circuit.probe(port + "_data");
      ready = circuit.in(port + "_ready");
      drive();
    }

    Sink rate(double itemsPerCycle) {
      rate = itemsPerCycle;
      drive();
      return this;
    }

    List<Long> items() {
      return passed.stream().map(Passed::data).toList();
    }

    private void sample() {
      if (held && !valid.isSet()) {
        throw broken("took valid back before the item was passed on");
      }
      if (held && data.getLong() != heldData) {
        throw broken("changed its data from " + heldData + " to " + data.getLong());
      }
      if (valid.isSet() && takes) {
        passed.add(new Passed(data.getLong(), cycle));
      }
      held = valid.isSet() && !takes;
      heldData = data.getLong();
    }

    private AssertionError broken(String how) {
      return new AssertionError("stream " + port + " " + how + " in cycle " + cycle);
    }

    private void drive() {
      takes = random.nextDouble() < rate;
      ready.set(takes ? 1 : 0);
    }
  }

  Source source(String port) {
    return source("clk", port);
  }

  Source source(String clock, String port) {
    Source source = new Source(clock, port);
    sources.add(source);
    return source;
  }

  Sink sink(String port) {
    return sink("clk", port);
  }

  Sink sink(String clock, String port) {
    Sink sink = new Sink(clock, port);
    sinks.add(sink);
    return sink;
  }

  StreamBench run(int cycles) {
    for (int i = 0; i < cycles; i++) {
      edge("clk");
    }
    return this;
  }

  /** One edge of some clocks. */
  void edge(String... clocks) {
    List<String> rising = List.of(clocks);
    validMustNotSeeReady();
    sources.stream().filter(s -> rising.contains(s.clock)).forEach(Source::sample);
    sinks.stream().filter(s -> rising.contains(s.clock)).forEach(Sink::sample);
    if (circuit.circuit().clocks().isEmpty()) {
      circuit.step();
    } else {
      circuit.step(clocks);
    }
    cycle++;
    sources.stream().filter(s -> rising.contains(s.clock)).forEach(Source::drive);
    sinks.stream().filter(s -> rising.contains(s.clock)).forEach(Sink::drive);
  }

  /** Within a cycle, neither valid nor valid data may depend on any consumer's ready. */
  private void validMustNotSeeReady() {
    List<List<Long>> seen = new ArrayList<>();
    for (int ready = 0; ready < 2; ready++) {
      for (Sink sink : sinks) {
        sink.ready.set(ready);
      }
      seen.add(
          sinks.stream().map(s -> s.valid.isSet() ? s.data.getLong() : Long.MIN_VALUE).toList());
    }
    for (Sink sink : sinks) {
      sink.ready.set(sink.takes ? 1 : 0);
    }
    for (int i = 0; i < sinks.size(); i++) {
      if (!seen.get(0).get(i).equals(seen.get(1).get(i))) {
        throw sinks.get(i).broken("lets valid or data depend on ready");
      }
    }
  }
}
