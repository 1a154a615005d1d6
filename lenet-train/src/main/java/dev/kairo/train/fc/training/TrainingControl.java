package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows, columns and lanes do in each step, brought to the cycles in which they do it.
 *
 * <p>FORWARD begins with weights and inputs, other work with errors; a word from outside goes the
 * way of a step, from the scaled errors on. Cost: the flip-flops of these delays and a few LUTs,
 * once for all lanes.
 */
final class TrainingControl {
  private final TrainingParameters parameters;
  private final TrainingTiming timing;
  private final Module module;
  private final Pipe t;
  private final TrainingSchedule schedule;
  private final TrainingLoops loops;
  private final FcTraining.Access access;
  private final Bits forward;
  private final Map<Bits, List<Bits>> events = new HashMap<>();
  private final Bits running;
  private final Bits backwards;
  private final Bits loads;
  private final Bits loadsBias;
  private final Bits address;
  private final Bits group;
  private final Bits passes;
  private final Bits steps;
  private final Bits stores;

  /** Where in the errors' memory the sample is that is worked on. */
  private final Bits errorSlot;

  TrainingControl(
      Module module,
      TrainingParameters parameters,
      TrainingSchedule schedule,
      TrainingLoops loops,
      Bits errorSlot,
      FcTraining.Access access) {
    this.module = module;
    this.parameters = parameters;
    this.timing = parameters.timing();
    this.t = module.pipe();
    this.schedule = schedule;
    this.loops = loops;
    this.errorSlot = errorSlot;
    this.access = access;
    forward = t.untimed(schedule.forward);
    loads = t.arrives(access.write().and(access.bias().not()), timing.scaledAt()).named("loads");
    loadsBias = t.arrives(access.write().and(access.bias()), 1).named("loads_bias");
    running = starts(schedule.running);
    backwards = starts(schedule.backwards);
    passes = starts(schedule.backwards.or(schedule.updates)).named("passes");
    steps = starts(schedule.steps);
    stores = starts(schedule.updates.or(schedule.steps.and(schedule.fresh.not()))).named("stores");
    group = starts(loops.group);
    Bits stepAddress = t.at(starts(loops.address), timing.scaledAt());
    Bits looks = t.arrives(access.address().low(stepAddress.width()), timing.scaledAt());
    address =
        t.arrives(at(running, timing.scaledAt()), timing.scaledAt())
            .mux(stepAddress, looks)
            .named("step_address");
  }

  private Bits starts(Bits signal) {
    return t.arrives(signal, 0);
  }

  private Bits at(Bits signal, int cycle) {
    return t.untimed(t.at(signal, cycle));
  }

  /** Whether words are stored or leave, of which a reset is to leave no trace. */
  private Bits eventAt(Bits event, int cycle) {
    List<Bits> chain = events.computeIfAbsent(event, first -> new ArrayList<>(List.of(first)));
    while (t.cycle(chain.get(chain.size() - 1)) < cycle) {
      chain.add(t.stageValid(chain.get(chain.size() - 1)));
    }
    return t.untimed(chain.get(cycle - t.cycle(event)));
  }

  private Bits code(int bits, Enum<?> choice) {
    return module.lit(bits, choice.ordinal());
  }

  /** A cycle of FORWARD, or a later one of other work. */
  private Bits either(Bits ofForward, Bits ofOther) {
    return forward.mux(ofForward, ofOther);
  }

  /** Where the lanes' memories are read and written. */
  TrainingLane.Addresses addresses() {
    Bits one = starts(loops.address);
    Bits other = one.add(starts(loops.blank).not().zext(one.width()));
    int read = timing.weightAt() - 1;
    Bits written = at(address, timing.writtenAt());
    Bits writes =
        eventAt(stores, timing.writtenAt()).or(eventAt(loads, timing.writtenAt())).named("writes");
    Bits gathers = at(backwards, read);
    return new TrainingLane.Addresses(
        either(at(one, 1), at(address, read)).named("weight_address"),
        either(at(other, 1), writes.mux(written, t.untimed(address))).named("other_address"),
        gathers.mux(at(address, read), t.untimed(address)).named("gradient_address"),
        written);
  }

  /** Whether a row stores weights. */
  Bits storesWeights(int row) {
    int written = timing.writtenAt();
    Bits meant = t.arrives(access.lane().eq(row), timing.scaledAt());
    return eventAt(stores, written).or(eventAt(loads.and(meant), written));
  }

  /** Whether all rows store gradients. */
  Bits storesGradients() {
    return eventAt(backwards, timing.writtenAt());
  }

  /** What stands beside the factor of a column. */
  Bits change() {
    int cycle = timing.changeAt();
    Bits weight = code(TrainingLane.CHOICE, TrainingLane.Change.WEIGHT);
    Bits factor = code(TrainingLane.CHOICE, TrainingLane.Change.FACTOR);
    Bits gradient = code(TrainingLane.CHOICE, TrainingLane.Change.GRADIENT);
    Bits looks = at(t.arrives(access.gradient(), timing.scaledAt()), cycle);
    Bits others =
        module
            .choose()
            .when(at(steps, cycle), gradient)
            .when(at(passes, cycle).or(at(loads, cycle)), factor)
            .when(looks, gradient)
            .otherwise(weight);
    return either(blank().mux(factor, weight), others).named("change_choice");
  }

  private Bits blank() {
    return at(starts(loops.blank), TrainingTiming.FORWARD_WORDS);
  }

  /** Where the inputs of the step are, and what a column multiplies changes by. */
  TrainingColumn.Use column(Bits scalar) {
    int cycle = timing.changeAt();
    Bits even = code(TrainingColumn.CHOICE, TrainingColumn.Factor.EVEN);
    Bits odd = code(TrainingColumn.CHOICE, TrainingColumn.Factor.ODD);
    Bits ofScalar = code(TrainingColumn.CHOICE, TrainingColumn.Factor.SCALAR);
    Bits others =
        module
            .choose()
            .when(at(passes, cycle), at(starts(loops.second), cycle).mux(odd, even))
            .when(at(loads, cycle), code(TrainingColumn.CHOICE, TrainingColumn.Factor.LOADED))
            .otherwise(ofScalar);
    Bits place = starts(schedule.buffer.cat(loops.pair));
    return new TrainingColumn.Use(
        either(at(place, 1), at(place, cycle - 1)).named("input_address"),
        either(blank().mux(ofScalar, odd), others).named("column_choice"),
        scalar);
  }

  /** What gradients and looks are multiplied by. */
  Bits scalar(Bits descent) {
    Bits one = descent.constant(parameters.format().encode(1));
    Bits others = at(steps, timing.changeAt()).mux(descent, one);
    return either(descent.constant(0), others).named("scalar");
  }

  /** What adders of lanes do. */
  TrainingSums.Control sums() {
    int weight = timing.weightAt();
    int columnBegins = timing.columnAt() + parameters.backwardSums().levels() * timing.add();
    int rowBegins =
        TrainingTiming.FORWARD_WORDS
            + timing.product()
            + parameters.forwardSums().levels() * timing.add();
    Bits zero = module.lit(SharedSum.CHOICE, SharedSum.ZERO);
    Bits first = starts(loops.first);
    Bits gathered =
        at(starts(schedule.fresh), weight)
            .mux(zero, code(SharedSum.CHOICE, TrainingSums.Left.GRADIENT));
    Bits store =
        module
            .choose()
            .when(at(backwards, weight), gathered)
            .when(at(loads, weight), zero)
            .otherwise(code(SharedSum.CHOICE, TrainingSums.Left.COLUMN_OR_WEIGHT));
    return new TrainingSums.Control(
        forward, at(first, rowBegins), at(first, columnBegins), store, at(loads, weight));
  }

  /** Whether the rows' sums are outputs, an addition later. */
  Bits outputsLeave() {
    return eventAt(starts(schedule.forwards.and(loops.closing)), timing.outputAt());
  }

  /** Whether the columns' sums are errors that leave. */
  Bits errorsLeave() {
    return eventAt(passes.and(starts(loops.closing)), timing.errorAt());
  }

  /** What a row is given, besides the errors that arrive, its sum and a bias from outside. */
  TrainingRow.Given row(
      int row, PassedErrors.Place errors, Bits outputs, Bits descent, Bits rowSum, Bits loaded) {
    Bits leavingGroup = Counter.of(module, parameters.shape().groups(), outputs).value();
    Bits leavingBuffer = at(starts(schedule.buffer), timing.outputAt());
    return new TrainingRow.Given(
        errors,
        new PassedErrors.Place(
            outputs, leavingBuffer.cat(leavingGroup), outputs, schedule.buffer.cat(loops.group)),
        places(row),
        choices(descent),
        factor(),
        rowSum,
        loaded);
  }

  private Bits factor() {
    int cycle = timing.scaledAt();
    Bits others =
        module
            .choose()
            .when(at(backwards, cycle), code(TrainingRow.CHOICE, TrainingRow.Factor.ERROR))
            .when(t.untimed(loads), code(TrainingRow.CHOICE, TrainingRow.Factor.ONE))
            .otherwise(code(TrainingRow.CHOICE, TrainingRow.Factor.SCALED));
    return either(code(TrainingRow.CHOICE, TrainingRow.Factor.NEGATIVE_ZERO), others)
        .named("factor_choice");
  }

  private TrainingBiases.Places places(int row) {
    int groups = parameters.shape().groups();
    int width = Counter.width(groups);
    int before = timing.scaledAt() - 1;
    int stored = timing.scaledAt() + timing.add();
    Bits looks = access.address().low(width);
    Bits summed = eventAt(starts(schedule.forwards.and(loops.closing)), timing.rowSumAt() - 1);
    Bits turn = Counter.of(module, groups, summed).value();
    Bits late = at(running, before).mux(at(group, before), looks);
    Bits now = at(running, 0).mux(at(group, 0), looks);
    Bits meant = loadsBias.and(t.arrives(access.lane().eq(row), 1));
    Bits begins = starts(loops.begins);
    Bits place = t.at(group, 1);
    Bits store = loadsBias.mux(t.arrives(looks, 1), place);
    return new TrainingBiases.Places(
        either(turn, late),
        at(backwards, before).mux(late, now),
        eventAt(stores.and(begins), stored).or(eventAt(meant, stored)),
        eventAt(starts(schedule.backwards).and(begins), stored),
        at(store, stored));
  }

  private TrainingBiases.Choices choices(Bits descent) {
    int cycle = timing.scaledAt();
    Bits error = code(TrainingBiases.CHOICE, TrainingBiases.Scaled.ERROR);
    Bits bias = code(SharedSum.CHOICE, TrainingBiases.Base.BIAS);
    Bits zero = module.lit(SharedSum.CHOICE, SharedSum.ZERO);
    Bits loading = at(loadsBias, 1);
    Bits loaded = at(loadsBias, cycle);
    Bits gathers = at(backwards, cycle);
    Bits gathered =
        at(starts(schedule.fresh), cycle)
            .mux(zero, code(SharedSum.CHOICE, TrainingBiases.Base.GRADIENT));
    return new TrainingBiases.Choices(
        module
            .choose()
            .when(loading, code(TrainingBiases.CHOICE, TrainingBiases.Scaled.LOADED))
            .when(at(steps, 1), code(TrainingBiases.CHOICE, TrainingBiases.Scaled.GRADIENT))
            .otherwise(error),
        loading.mux(descent.constant(parameters.format().encode(1)), descent),
        either(bias, module.choose().when(gathers, gathered).when(loaded, zero).otherwise(bias)),
        loaded,
        gathers,
        forward,
        access.gradient());
  }

  /** The rows' words of an address that stays, chosen by the access; biases come as late. */
  Bits looked(List<Bits> changes, List<Bits> biases) {
    int seen = timing.weightAt();
    Bits lane = t.arrives(access.lane(), timing.scaledAt());
    Bits ofBias = t.arrives(access.bias(), timing.scaledAt());
    Bits words = module.reg(Columns.chosen(at(lane, seen), changes));
    Bits bias = Columns.chosen(at(lane, seen + 1), biases);
    return at(ofBias, seen + 1).mux(bias.zext(words.width()), words);
  }

  /** Whether the lanes are joined in rows. */
  Bits forward() {
    return forward;
  }

  /** Where the errors of the step are. */
  Bits errorAddress() {
    return errorSlot.cat(loops.group);
  }
}
