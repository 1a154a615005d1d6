package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lanes do in each step of a schedule, brought to the cycles in which they do it.
 *
 * <p>Cost: the flip-flops of these delays and a few LUTs, once for all lanes.
 */
final class ChannelsControl {
  private final ChannelsParameters parameters;
  private final ChannelsTiming timing;
  private final ConvMap map;
  private final Module module;
  private final Pipe t;
  private final ChannelsSchedule schedule;
  private final ConvChannels.Access access;
  private final Bits phase;
  private final Bits tap;

  /** The control of the lanes of a module; the access is the one of the phase. */
  ChannelsControl(
      Module module,
      ChannelsParameters parameters,
      ChannelsSchedule schedule,
      ConvChannels.Access access) {
    this.parameters = parameters;
    this.timing = parameters.timing();
    this.map = parameters.shape().map();
    this.module = module;
    this.t = module.pipe();
    this.schedule = schedule;
    this.access = access;
    this.phase = t.arrives(schedule.phase, 0);
    Bits accessed = is(ChannelsPhase.LOAD).or(is(ChannelsPhase.LOOK)).named("accessed");
    Bits walked = t.arrives(schedule.place.tap().low(access.tap().width()), 0);
    this.tap = accessed.mux(t.arrives(access.tap(), 0), walked).named("tap");
  }

  private Bits is(ChannelsPhase which) {
    return phase.eq(which.ordinal());
  }

  private Bits at(Bits signal, int cycle) {
    return t.untimed(t.at(signal, cycle));
  }

  private Bits later(Bits signal, int cycle) {
    return at(t.arrives(signal, 0), cycle);
  }

  private Bits valid(Bits signal, int cycle) {
    return t.untimed(t.validAt(t.arrives(signal, 0), cycle));
  }

  /** What every channel's aim gets. */
  ChannelAim.Common aim() {
    ChannelsWalk.Place walk = schedule.place;
    List<Bits> taps = new ArrayList<>();
    List<Bits> inside = new ArrayList<>();
    for (int i = 0; i < PooledCell.CANDIDATES; i++) {
      taps.add(at(tap.sub(i / 2 * map.kernel() + i % 2), ChannelsTiming.AIM));
      inside.add(inside(walk.row(), i / 2).and(inside(walk.column(), i % 2)));
    }
    Bits turned = t.arrives(walk.row().bit(0).cat(walk.column().bit(0)), 0);
    Bits forward = turned.xor(t.arrives(walk.candidate(), 0));
    Bits pixel =
        module
            .choose()
            .when(is(ChannelsPhase.FORWARD), forward)
            .when(is(ChannelsPhase.GRADIENTS), turned)
            .otherwise(turned.constant(0));
    return new ChannelAim.Common(
        Columns.joined(taps),
        later(Columns.joined(inside), ChannelsTiming.AIM),
        at(is(ChannelsPhase.ERRORS), ChannelsTiming.AIM),
        at(is(ChannelsPhase.GRADIENTS), ChannelsTiming.AIM),
        at(pixel, ChannelsTiming.AIM));
  }

  private Bits inside(Bits place, int winner) {
    return winner == 0 ? place.ltU(map.kernel()) : place.any();
  }

  /** The word that takes the place of pixels, and whether it does. */
  record Replaced(Bits replaced, Bits word) {}

  /** What a weight, a gradient or a word from outside is multiplied by. */
  Replaced replaced(Bits descent) {
    Bits step = is(ChannelsPhase.STEP);
    Bits load = is(ChannelsPhase.LOAD);
    Bits look = is(ChannelsPhase.LOOK);
    Bits word = module.choose().when(step, t.steady(descent)).when(load, one(1)).otherwise(one(-1));
    return new Replaced(
        at(step.or(load).or(look), ChannelsTiming.OPERANDS), at(word, ChannelsTiming.OPERANDS));
  }

  private Bits one(int sign) {
    return module.lit(parameters.format().width(), parameters.format().encode(sign));
  }

  /** A word from outside, when it is multiplied. */
  Bits loaded() {
    return later(access.word(), ChannelsTiming.OPERANDS);
  }

  /** What the lanes of a channel multiply. */
  ChannelLane.Aim aim(ChannelAim own, int channel) {
    int operands = ChannelsTiming.OPERANDS;
    Bits step = at(is(ChannelsPhase.STEP), operands);
    Bits look = at(is(ChannelsPhase.LOOK), operands);
    Bits late = at(tap, timing.productAt());
    Bits other = later(access.channel().eq(channel).not(), operands);
    return new ChannelLane.Aim(
        step.mux(late, own.tap),
        step.or(look).mux(at(tap, operands), late),
        at(factor(), operands),
        own.pixel,
        own.outside.or(look.and(other)),
        own.outside);
  }

  private Bits factor() {
    Bits looked =
        t.arrives(access.gradient(), 0)
            .mux(code(ChannelLane.Factor.GRADIENT), code(ChannelLane.Factor.WEIGHT));
    return module
        .cases(phase)
        .when(ChannelsPhase.GRADIENTS.ordinal(), code(ChannelLane.Factor.ERROR))
        .when(ChannelsPhase.STEP.ordinal(), code(ChannelLane.Factor.GRADIENT))
        .when(ChannelsPhase.LOAD.ordinal(), code(ChannelLane.Factor.LOADED))
        .when(ChannelsPhase.LOOK.ordinal(), looked)
        .otherwise(code(ChannelLane.Factor.WEIGHT));
  }

  private Bits code(Enum<?> choice) {
    return module.lit(ChannelLane.FACTOR_BITS, choice.ordinal());
  }

  /** What the adders of all lanes do. */
  ChannelLane.Use use() {
    int product = timing.productAt();
    int sum = product + parameters.sumCycles();
    Bits use =
        module
            .cases(phase)
            .when(ChannelsPhase.LOAD.ordinal(), use(ChannelsPhase.GRADIENTS))
            .when(ChannelsPhase.LOOK.ordinal(), use(ChannelsPhase.ERRORS))
            .otherwise(phase.low(ChannelLane.USE_BITS));
    Bits zero =
        is(ChannelsPhase.GRADIENTS).and(t.arrives(schedule.fresh, 0)).or(is(ChannelsPhase.LOAD));
    return new ChannelLane.Use(
        at(use, product),
        at(zero, product),
        at(is(ChannelsPhase.LOAD), product).or(at(is(ChannelsPhase.LOOK), timing.downAt())),
        at(tap, sum),
        valid(schedule.stores, sum),
        valid(schedule.collects, sum));
  }

  private Bits use(ChannelsPhase phase) {
    return module.lit(ChannelLane.USE_BITS, phase.ordinal());
  }

  /** Whether a sum over the input channels starts from zero. */
  Bits opens() {
    return valid(schedule.opens, timing.acrossAt());
  }

  /** Whether an input's error starts from zero. */
  Bits touches() {
    Bits first = t.arrives(schedule.errs.and(schedule.place.firstTouch()), 0);
    return at(first.or(is(ChannelsPhase.LOOK)), timing.downAt());
  }

  /** For each number below {@code count}, whether a word from outside is stored there. */
  List<Bits> loads(Bits number, Bits enable, int count) {
    int sum = timing.productAt() + parameters.sumCycles();
    Bits enabled = valid(enable, sum);
    Bits stored = later(number, sum);
    List<Bits> loads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      loads.add(enabled.and(stored.eq(i)));
    }
    return loads;
  }

  /** Whether sums leave. */
  Bits sums() {
    return valid(schedule.completes, timing.sumAt());
  }

  /** What happens to the errors of the inputs. */
  InputErrors.Use errors(Bits sums) {
    Bits pixel = t.arrives(schedule.place.pixel(), 0);
    return new InputErrors.Use(
        schedule.beginsErrors,
        at(pixel, timing.downAt() - 1),
        valid(schedule.errs, timing.errorAt()),
        at(pixel, timing.errorAt()),
        sums,
        valid(schedule.endsErrors, timing.errorAt()));
  }

  /** The word that is looked at, from the errors of the inputs or else a bias. */
  Bits looked(List<Bits> errors, Bits bias) {
    List<Bits> words = new ArrayList<>();
    for (Bits error : errors) {
      // It was multiplied by minus one, so that zeros keep their sign among zeros.
      words.add(error.msb().not().cat(error.low(error.width() - 1)));
    }
    words.add(bias);
    Bits input = later(access.input(), timing.errorAt());
    return module.reg(Columns.chosen(input, words));
  }

  /** Bits that count input channels and, behind them, the biases. */
  static int inputBits(ChannelsParameters parameters) {
    return Counter.width(parameters.shape().inputs() + 1);
  }
}
