package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline whose cycles are counted: every signal in it knows its cycle, and signals of different
 * cycles do not meet.
 *
 * <p>{@link #stage} puts a register, {@link #at} and {@link #align} put as many as are missing.
 * Equal delays of one signal are shared, so a delay of n cycles costs n times the signal's width in
 * flip-flops once.
 */
@Machinery
public final class Pipe {
  private final Body body;
  private final Clock clock;
  private final List<Moment> moments = new ArrayList<>();
  private final Map<Bits, List<Bits>> delayed = new HashMap<>();
  private Optional<Bits> enable = Optional.empty();

  Pipe(Body body, Clock clock) {
    this.body = body;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /** The shared moment of a cycle; cycles before the start are made on request. */
  Moment moment(int cycle) {
    if (cycle < 0) {
      return Moment.at(this, cycle);
    }
    while (moments.size() <= cycle) {
      moments.add(Moment.at(this, moments.size()));
    }
    return moments.get(cycle);
  }

  /** Lets every register of the pipe rest while {@code enable} is 0. */
  public Pipe enable(Bits enable) {
    this.enable = Optional.of(enable);
    return this;
  }

  Optional<Bits> enable() {
    return enable;
  }

  /** Says that a signal, made outside the pipe's count, holds what belongs to {@code cycle}. */
  public Bits arrives(Bits signal, int cycle) {
    return body.alias(signal, moment(cycle));
  }

  /** Says that a signal rests while the pipe works, so that it joins any cycle. */
  public Bits steady(Bits signal) {
    return body.alias(signal, clock.steady());
  }

  /** Takes a signal out of the count. */
  public Bits untimed(Bits signal) {
    return body.alias(signal, clock.untimed());
  }

  /** The signal one cycle later, through a register. */
  public Bits stage(Bits signal) {
    require(signal);
    return register(signal).next(signal);
  }

  /** A valid bit one cycle later, through a register that resets to 0. */
  public Bits stageValid(Bits signal) {
    require(signal);
    return register(signal).reset(0).next(signal);
  }

  /** A valid bit delayed to a cycle through registers that reset to 0. */
  public Bits validAt(Bits signal, int cycle) {
    Bits delayed = signal;
    for (int at = cycle(signal); at < cycle; at++) {
      delayed = stageValid(delayed);
    }
    return delayed;
  }

  private Register register(Bits signal) {
    Register register = new Register(body, clock, signal.width());
    enable.ifPresent(register::enable);
    return register;
  }

  /** The cycle a signal is at. */
  public int cycle(Bits signal) {
    require(signal);
    return body.timing().of(signal).cycle;
  }

  /** The signal delayed to a cycle. */
  public Bits at(Bits signal, int cycle) {
    Moment moment = moment(signal);
    if (moment.constant() || moment.steady()) {
      return signal;
    }
    int distance = cycle - cycle(signal);
    if (distance < 0) {
      throw body.refuse(
          Code.TIMING,
          signal + " is at cycle " + moment.cycle + ", after cycle " + cycle,
          "ask for cycle " + moment.cycle + " or later",
          body.location(signal));
    }
    return body.scripted(Bits.class, () -> delay(signal, distance));
  }

  private Bits delay(Bits signal, int distance) {
    if (distance == 0) {
      return signal;
    }
    List<Bits> chain = delayed.computeIfAbsent(signal, unused -> new ArrayList<>());
    while (chain.size() < distance) {
      Bits last = chain.isEmpty() ? signal : chain.get(chain.size() - 1);
      Bits next = register(last).next(last);
      body.naming().nameAfter(next, signal, chain.size() + 1);
      chain.add(next);
    }
    return chain.get(distance - 1);
  }

  /** The signals, all delayed to the latest one's cycle. */
  public List<Bits> align(Bits... signals) {
    int latest = 0;
    for (Bits signal : signals) {
      Moment moment = moment(signal);
      if (!moment.constant() && !moment.steady()) {
        latest = Math.max(latest, cycle(signal));
      }
    }
    List<Bits> aligned = new ArrayList<>(signals.length);
    for (Bits signal : signals) {
      aligned.add(at(signal, latest));
    }
    return aligned;
  }

  /** When a signal belongs; a module inside that gave it is complete by now. */
  private Moment moment(Bits signal) {
    body.elaboration().enter(body);
    return body.timing().of(body.own(signal));
  }

  private void require(Bits signal) {
    Moment moment = moment(signal);
    if (moment.pipe != this && !moment.constant() && !moment.steady()) {
      throw body.refuse(
          Code.TIMING,
          signal + " is " + (moment.timed() ? "in another pipe" : "not in this pipe"),
          "start the pipe with it, or say when it arrives with arrives() or steady()",
          body.location(signal));
    }
  }
}
