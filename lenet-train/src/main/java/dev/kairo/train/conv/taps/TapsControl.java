package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lanes do in each step of a schedule, brought to the cycles in which they do it.
 *
 * <p>Cost: the flip-flops of these delays and a few LUTs, once for all lanes.
 */
final class TapsControl {
  private final TapsParameters parameters;
  private final Module module;
  private final Pipe t;
  private final TapsSchedule schedule;
  private final ConvTaps.Access access;
  private final int sums;
  private final int due;

  /** The control of the lanes of a module. */
  TapsControl(
      Module module, TapsParameters parameters, TapsSchedule schedule, ConvTaps.Access access) {
    this.parameters = parameters;
    this.module = module;
    this.t = module.pipe();
    this.schedule = schedule;
    this.access = access;
    this.sums = TapsTiming.PATCH + parameters.multiplier().latency();
    this.due = sums + parameters.sumCycles();
  }

  /** What every channel gets. */
  TapsChannel.Common common() {
    Bits factor = schedule.stepping.cat(schedule.backward.or(schedule.appliesBias)).named("factor");
    Bits collects = schedule.cell.and(schedule.backward).named("collects");
    List<Bits> taps = new ArrayList<>();
    Bits loads = t.validAt(t.arrives(access.write(), 0), due);
    Bits tap = t.at(t.arrives(access.tap(), 0), due);
    for (int i = 0; i <= parameters.shape().taps(); i++) {
      taps.add(loads.and(tap.eq(i)));
    }
    return new TapsChannel.Common(
        at(factor, TapsTiming.PATCH),
        control(0, collects),
        control(1, collects),
        t.untimed(t.validAt(t.arrives(collects.or(schedule.stores), 0), due)),
        t.untimed(Columns.joined(taps)),
        access.tap());
  }

  /** What the adders do, those of biases a cycle later than those of weights. */
  private TapsSum.Control control(int later, Bits collects) {
    Bits itself = access.slot().constant(parameters.partials());
    Bits partial = schedule.partial.zext(itself.width());
    Bits slot = collects.or(schedule.summing).mux(partial, itself);
    Bits writeSlot = access.write().mux(access.slot(), collects.mux(partial, itself));
    return new TapsSum.Control(
        schedule.idle.mux(access.slot(), at(slot, sums - 1 + later)),
        at(left(), sums + later),
        at(schedule.backward.not(), sums + later),
        at(
            later == 0
                ? right(TapsSum.Right.BESIDE, TapsSum.Right.CHANGE)
                : right(TapsSum.Right.KEPT, TapsSum.Right.BESIDE),
            sums + later),
        at(access.word(), sums + later),
        at(writeSlot, due + later));
  }

  private Bits left() {
    return module
        .choose()
        .when(access.write(), code(TapsSum.Left.ZERO))
        .when(schedule.forward, code(TapsSum.Left.BESIDE))
        .when(
            schedule.backward, schedule.first.mux(code(TapsSum.Left.ZERO), code(TapsSum.Left.KEPT)))
        .when(
            schedule.summing,
            schedule.summingFirst.mux(code(TapsSum.Left.ZERO), code(TapsSum.Left.OWN)))
        .otherwise(code(TapsSum.Left.KEPT));
  }

  private Bits right(TapsSum.Right forward, TapsSum.Right backward) {
    return module
        .choose()
        .when(access.write(), code(TapsSum.Right.LOADED))
        .when(schedule.forward, code(forward))
        .when(schedule.backward, code(backward))
        .when(schedule.summing, code(TapsSum.Right.KEPT))
        .otherwise(code(TapsSum.Right.CHANGE));
  }

  private Bits code(Enum<?> choice) {
    return module.lit(TapsSum.CHOICE_BITS, choice.ordinal());
  }

  /** What a channel gets of a cell's errors and winners. */
  TapsChannel.Own own(PooledCell errors, int channel) {
    Bits error = Columns.part(errors.words(), parameters.format().width(), channel);
    Bits winner = Columns.part(errors.winners(), PooledCell.WINNER_BITS, channel);
    Bits candidate = schedule.backward.mux(winner, schedule.candidate);
    return new TapsChannel.Own(
        at(candidate, TapsTiming.PATCH),
        at(error, TapsTiming.PATCH),
        at(access.channel().eq(channel), due));
  }

  private Bits at(Bits signal, int cycle) {
    return t.untimed(t.at(t.arrives(signal, 0), cycle));
  }
}
