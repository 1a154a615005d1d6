package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.FcParameters;

/**
 * Walks through the rows of N weights in the order of their inputs and gives each one's lane and
 * address, then starts again.
 *
 * <p>Cost: three counters and an adder of an address.
 */
final class WeightWalk extends Module {
  /** The lane of a column. */
  final Bits lane;

  /** The address in each lane's bank. */
  final Bits address;

  /** Whether this is an input's last row. */
  final Bits lastOfInput;

  /** Whether this is the last row of all. */
  final Bits last;

  WeightWalk(Module parent, FcParameters parameters, Bits stepOuter, int addressWidth) {
    super(parent, parameters.m(), parameters.rotation(), parameters.groups(), addressWidth);
    Bits step = in("step", stepOuter);
    Counter turn = Counter.of(this, parameters.rotation(), step);
    Bits nextInput = step.and(turn.last());
    Counter lanes = Counter.of(this, parameters.m(), nextInput);
    Bits nextGroup = nextInput.and(lanes.last());
    Counter group = Counter.of(this, parameters.groups(), nextGroup);
    Bits base =
        reg(addressWidth)
            .reset(0)
            .enable(nextGroup)
            .next(from -> group.last().mux(from.constant(0), from.add(parameters.rotation())));
    lane = out("lane", lanes.value());
    address = out("address", base.add(turn.value().zext(addressWidth)));
    lastOfInput = out("last_of_input", turn.last());
    last = out("last", turn.last().and(lanes.last()).and(group.last()));
  }
}
