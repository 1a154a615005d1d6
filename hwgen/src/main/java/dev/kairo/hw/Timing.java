package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import java.util.Optional;

/** Decides when a node's value belongs from when its operands' do, and refuses what cannot meet. */
@Machinery
final class Timing {
  private final Body body;

  Timing(Body body) {
    this.body = body;
  }

  Moment of(Bits signal) {
    return body.table().moment(signal.id);
  }

  void set(Bits signal, Moment moment) {
    body.table().setMoment(signal.id, moment);
  }

  /** The common moment of operands that meet. */
  Moment combine(Bits... operands) {
    Moment common = Moment.CONSTANT;
    Bits said = null;
    for (Bits operand : operands) {
      if (operand.body != body) {
        throw body.foreign(operand);
      }
      Moment moment = of(operand);
      if (moment != common) {
        Moment joined = said == null ? moment : join(common, moment, said, operand);
        said = said == null || joined != common ? operand : said;
        common = joined;
      }
    }
    return common;
  }

  /** The common moment of two signals. */
  Moment join(Moment left, Moment right, Bits leftSignal, Bits rightSignal) {
    if (left == right || right.constant()) {
      return left;
    }
    if (left.constant()) {
      return right;
    }
    if (left.clock != right.clock) {
      throw body.refuse(
          Code.CLOCK,
          rightSignal
              + " of clock "
              + right.clock
              + " meets "
              + leftSignal
              + " of clock "
              + left.clock,
          "bring one over with synchronise(), an asynchronous fifo or crossing()",
          body.location(rightSignal),
          body.location(leftSignal));
    }
    if (left.steady()) {
      return right;
    }
    if (right.steady()) {
      return left;
    }
    throw body.refuse(
        Code.TIMING,
        rightSignal + " is " + right + " where " + leftSignal + " is " + left,
        remedy(left, right),
        body.location(rightSignal),
        body.location(leftSignal));
  }

  private static String remedy(Moment left, Moment right) {
    return left.timed() && right.timed()
        ? left.pipe == right.pipe
            ? "bring them together with at() or align()"
            : "they are in two pipes: start one pipe with both"
        : "say when the untimed one arrives() or that it is steady(), or take the other one out"
            + " with untimed()";
  }

  /** Checks signals that a clocked element of {@code clock} takes in together. */
  void meet(Clock clock, Bits... signals) {
    Moment moment = combine(signals);
    if (!moment.constant() && moment.clock != clock) {
      throw body.refuse(
          Code.CLOCK,
          signals[signals.length - 1]
              + " of clock "
              + moment.clock
              + " is stored on clock "
              + clock,
          "bring it over with synchronise(), an asynchronous fifo or crossing()",
          body.location(signals[signals.length - 1]));
    }
  }

  /** The moment behind a register or a registered read. */
  Moment after(Clock clock, Bits next, Optional<Bits> enable, Optional<Bits> reset) {
    meet(clock, next);
    enable.ifPresent(bit -> meet(clock, bit));
    reset.ifPresent(bit -> meet(clock, bit));
    Moment moment = of(next);
    if (!moment.timed()) {
      return clock.untimed();
    }
    boolean inStep = enable.isEmpty() || enable.equals(moment.pipe.enable());
    return inStep ? moment.pipe.moment(moment.cycle + 1) : clock.untimed();
  }

  /** Checks that a driver brings what its wire promised to those who already read it. */
  void checkDriver(Wire wire, Bits driver) {
    Moment promised = of(wire);
    Moment brought = of(driver);
    if (brought.constant()) {
      return;
    }
    if (promised.clock != brought.clock) {
      throw body.refuse(
          Code.CLOCK,
          wire
              + " of clock "
              + promised.clock
              + " is driven by "
              + driver
              + " of clock "
              + brought.clock,
          "make the wire with wire(clock, width)",
          body.location(driver),
          body.location(wire));
    }
    if (promised != brought && !brought.steady()) {
      throw body.refuse(
          Code.TIMING,
          wire + " is " + promised + " but its driver " + driver + " is " + brought,
          "take the driver out with untimed(), or say when the wire arrives()",
          body.location(driver),
          body.location(wire));
    }
  }

  /** Makes signals cycle 0 of a pipe. */
  Pipe start(Pipe pipe, Bits... starts) {
    for (Bits start : starts) {
      Moment moment = of(body.own(start));
      if (moment.timed()) {
        throw body.refuse(
            Code.TIMING,
            start + " is already " + moment + " of a pipe",
            "put it in one pipe only, or take it out with untimed()",
            body.location(start));
      }
      if (!moment.constant()) {
        if (moment.clock != pipe.clock()) {
          meet(pipe.clock(), start);
        }
        set(start, pipe.moment(0));
      }
    }
    return pipe;
  }
}
