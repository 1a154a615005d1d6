package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Wire;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counters, state machines, timers, arbiters, delays. */
final class ControlDesigns {
  private enum Phase {
    IDLE,
    LOAD,
    RUN,
    DRAIN,
    DONE
  }

  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int width : new int[] {8, 16, 32}) {
      add("counter_" + width, s -> counter(s, width));
      add("counter_to_limit_" + width, s -> limited(s, width));
      add("up_down_" + width, s -> upDown(s, width));
      add("loadable_" + width, s -> loadable(s, width));
      add("timer_bank_" + width, s -> timers(s, 4, width));
      add("registers_" + width, s -> registers(s, 8, width));
    }
    for (int length : new int[] {2, 3, 8, 16, 17, 20, 33, 40, 70, 128, 140}) {
      add("delay_" + length, s -> s.out("late", delay(s, s.in("a", 12), length)));
    }
    add("sequencer", ControlDesigns::sequencer);
    add("round_robin_4", s -> roundRobin(s, 4));
    add("round_robin_8", s -> roundRobin(s, 8));
    add("lfsr_32", ControlDesigns::lfsr);
    add("nested_loops", ControlDesigns::loops);
    return designs;
  }

  private static void counter(Sheet s, int width) {
    Bits enable = s.in("enable", 1);
    s.out("count", s.reg(width).reset(0).enable(enable).next(c -> c.add(1)));
  }

  private static void limited(Sheet s, int width) {
    Bits limit = s.in("limit", width);
    Bits count = s.reg(width).reset(0).next(c -> c.eq(limit).mux(s.lit(width, 0), c.add(1)));
    s.out("count", count);
    s.out("last", count.eq(limit));
  }

  private static void upDown(Sheet s, int width) {
    Bits up = s.in("up", 1);
    s.out("count", s.reg(width).reset(0).next(c -> up.mux(c.add(1), c.sub(1))));
  }

  private static void loadable(Sheet s, int width) {
    Bits load = s.in("load", 1);
    Bits value = s.in("value", width);
    Bits step = s.in("step", width);
    s.out("count", s.reg(width).reset(0).next(c -> load.mux(value, c.add(step))));
  }

  private static void timers(Sheet s, int count, int width) {
    Bits start = s.in("start", count);
    Bits time = s.in("duration", width);
    List<Bits> done = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bits go = start.bit(i);
      Bits left = s.reg(width).reset(0).next(c -> go.mux(time, c.none().mux(c, c.sub(1))));
      done.add(left.none());
    }
    s.out("done", done.get(0).cat(done.subList(1, count)));
  }

  private static void registers(Sheet s, int count, int width) {
    Bits write = s.in("write", 1);
    Bits address = s.in("address", 3);
    Bits data = s.in("data", width);
    List<Bits> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(s.reg(width).reset(0).enable(write.and(address.eq(i))).next(data));
    }
    var cases = s.cases(s.in("source", 3));
    for (int i = 0; i < count - 1; i++) {
      cases.when(i, all.get(i));
    }
    s.out("word", s.reg(cases.otherwise(all.get(count - 1))));
  }

  private static Bits delay(Sheet s, Bits signal, int cycles) {
    Bits late = signal;
    for (int i = 0; i < cycles; i++) {
      late = s.reg(late);
    }
    return late;
  }

  private static void sequencer(Sheet s) {
    Bits start = s.in("start", 1);
    Bits length = s.in("length", 12);
    Fsm<Phase> phase = s.fsm(Phase.class, Phase.IDLE);
    Bits busy = phase.is(Phase.RUN).or(phase.is(Phase.LOAD));
    Bits count = s.reg(12).reset(0).next(c -> busy.mux(c.add(1), s.lit(12, 0)));
    Bits last = count.eq(length);
    phase.in(Phase.IDLE).when(start).go(Phase.LOAD);
    phase.in(Phase.LOAD).when(count.eq(3)).go(Phase.RUN);
    phase.in(Phase.RUN).when(last).go(Phase.DRAIN);
    phase.in(Phase.DRAIN).go(Phase.DONE);
    phase.in(Phase.DONE).when(start.not()).go(Phase.IDLE);
    s.out("busy", busy);
    s.out("done", phase.is(Phase.DONE));
    s.out("count", count);
  }

  private static void roundRobin(Sheet s, int count) {
    Bits request = s.in("request", count);
    Wire last = s.wire(count);
    Bits above = last.neg();
    Bits masked = request.and(above.shl(1));
    Bits first = masked.and(masked.neg());
    Bits any = request.and(request.neg());
    Bits grant = masked.any().mux(first, any);
    last.drive(s.reg(count).reset(1).enable(request.any()).next(grant));
    s.out("grant", grant);
  }

  private static void lfsr(Sheet s) {
    s.out(
        "state",
        s.reg(32)
            .reset(1)
            .next(c -> c.low(31).cat(c.bit(31).xor(c.bit(21)).xor(c.bit(1)).xor(c.bit(0)))));
  }

  private static void loops(Sheet s) {
    Bits enable = s.in("enable", 1);
    Bits inner = s.reg(10).reset(0).enable(enable).next(c -> c.eq(799).mux(s.lit(10, 0), c.add(1)));
    Bits innerLast = inner.eq(799);
    Bits step = enable.and(innerLast);
    Bits outer = s.reg(9).reset(0).enable(step).next(c -> c.eq(499).mux(s.lit(9, 0), c.add(1)));
    Bits base = s.reg(19).reset(0).enable(step).next(c -> c.add(800));
    s.out("address", base.add(inner.zext(19)));
    s.out("last", step.and(outer.eq(499)));
  }

  private void add(String name, Consumer<Sheet> body) {
    designs.add(CalibrationDesign.of("control", name, body));
  }
}
