package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Counter;

/**
 * Takes requests for work and counts through its steps: what the lanes do follows a few cycles
 * behind.
 *
 * <p>FORWARD and BACKWARD go through the rows of cells, in each row first through the pairs that
 * fill the patch, then cell by cell: four candidates each, or one step that waits for its errors.
 * STEP adds the partial sums, one each {@code add} cycles, and then applies the gradient. Cost:
 * five counters and the comparisons that tell when work may follow other work.
 */
final class TapsSchedule extends Module {
  /** The code of what was last under way when that was a word from outside. */
  private static final int LOADING = 3;

  /** A request for work, and what it depends on. */
  record Request(Bits valid, Bits kind, Bits buffer, Bits room, Bits errorsValid, Bits loading) {}

  /** Whether a request would be taken. */
  final Bits ready;

  /** Whether a request is taken: its first step is in the next cycle. */
  final Bits accepted;

  /** Whether the step takes a cell's errors, if they are there. */
  final Bits takesErrors;

  /** Whether nothing is under way. */
  final Bits idle;

  /** The work that is under way or was last: FORWARD, BACKWARD, STEP, one bit each. */
  final Bits forward;

  final Bits backward;
  final Bits stepping;

  /** The buffer of the sample that is worked on. */
  final Bits buffer;

  /** The pair of pixels that comes into the patch, if {@link #shifts}. */
  final Bits pair;

  final Bits shifts;

  /** Whether the next step is in the next row of cells. */
  final Bits nextRow;

  /** Whether the lanes work on a cell. */
  final Bits cell;

  /** The candidate of the cell that FORWARD is at. */
  final Bits candidate;

  /** The partial sum that is added to, or that STEP adds. */
  final Bits partial;

  /** Whether the partial sum starts from zero. */
  final Bits first;

  /** Whether STEP adds a partial sum, and whether that is the first one. */
  final Bits summing;

  final Bits summingFirst;

  /** Whether STEP applies the gradients of the weights, or, a step later, those of the biases. */
  final Bits applies;

  final Bits appliesBias;

  /** Whether what is applied is stored: only where gradients were added since the last step. */
  final Bits stores;

  TapsSchedule(Module parent, TapsParameters parameters, Request outer) {
    super(parent, parameters);
    TapsShape shape = parameters.shape();
    TapsTiming timing = parameters.timing();
    Bits valid = in("valid", outer.valid());
    Bits asked = in("asked", outer.kind());
    Bits room = in("room", outer.room());
    Bits errorsValid = in("errors_valid", outer.errorsValid());
    Bits loading = in("loading", outer.loading());
    var taken = wire(1);
    var end = wire(1);
    Bits running = reg(1).reset(0).next(on -> taken.or(on.and(end.not())));
    Bits kind =
        reg(ConvWork.BITS)
            .reset(LOADING)
            .next(
                now ->
                    choose()
                        .when(taken, asked)
                        .when(loading, now.constant(LOADING))
                        .otherwise(now));
    Bits isForward = is(kind, ConvWork.FORWARD);
    Bits isBackward = is(kind, ConvWork.BACKWARD);
    Bits isStep = is(kind, ConvWork.STEP);

    var walks = wire(1);
    var pairDone = wire(1);
    Counter pairs = Counter.of(this, shape.pairs(), walks.and(pairDone));
    Bits rowDone = walks.and(pairDone).and(pairs.last()).named("row_done");
    Counter rows = Counter.of(this, shape.cellRows(), rowDone);
    Bits isCell = pairs.value().ltU(shape.prefill()).not().named("is_cell");
    Bits onForward = running.and(isForward).named("on_forward");
    Bits onBackward = running.and(isBackward).named("on_backward");
    Counter candidates = Counter.of(this, PooledCell.CANDIDATES, onForward.and(isCell));
    pairDone.drive(isBackward.or(isCell.not()).or(candidates.last()));
    walks.drive(onForward.or(onBackward.and(isCell.not().or(errorsValid))));

    Bits onStep = running.and(isStep).named("on_step");
    Counter steps = Counter.of(this, timing.workCycles(ConvWork.STEP), onStep);
    Bits adds = onStep.and(steps.value().ltU(timing.summingCycles())).named("adds");
    Counter turn = Counter.of(this, parameters.sumCycles(), adds);
    Bits worked = walks.and(isCell).named("worked");
    Bits counts = worked.and(isBackward).or(adds.and(turn.last())).named("counts");
    Bits place = place(parameters.partials(), taken, counts);
    Bits lastPlace = place.eq(parameters.partials() - 1);
    end.drive(rowDone.and(rows.last()).or(onStep.and(steps.last())));
    // Behind a step the first round of partial sums starts from zero.
    Bits fresh =
        reg(1)
            .reset(1)
            .next(
                now ->
                    choose()
                        .when(onStep.and(steps.last()), now.constant(1))
                        .when(counts.and(isBackward).and(lastPlace), now.constant(0))
                        .otherwise(now));

    Rest rest = rest(timing, running, end, loading, kind.cat(asked));
    Bits known = asked.ltU(LOADING).named("known");
    Bits held = is(asked, ConvWork.FORWARD).and(room.not()).named("held");
    Bits may = rest.enough().and(loading.not()).and(known).and(held.not());
    taken.drive(valid.and(may));
    ready = out("ready", may);
    accepted = out("accepted", taken);
    takesErrors = out("takes_errors", onBackward.and(isCell));
    idle = out("idle", rest.settled());
    forward = out("forward", isForward);
    backward = out("backward", isBackward);
    stepping = out("stepping", isStep);
    Bits sample = in("sample", outer.buffer());
    buffer = out("image", reg(sample.width()).enable(taken).next(sample));
    pair = out("pair", pairs.value());
    shifts = out("shifts", onStep.or(walks.and(isCell.not().or(candidates.value().none()))));
    nextRow = out("next_row", rowDone);
    cell = out("on_cell", worked);
    candidate = out("candidate", candidates.value());
    partial = out("partial", place);
    first = out("first", fresh);
    summing = out("summing", adds);
    summingFirst = out("summing_first", steps.value().ltU(parameters.sumCycles()));
    Bits apply = onStep.and(steps.value().eq(timing.applyAt())).named("apply");
    applies = out("applies", apply);
    appliesBias = out("applies_bias", onStep.and(steps.last()));
    stores = out("stores", apply.and(fresh.not()));
  }

  private static Bits is(Bits kind, ConvWork work) {
    return kind.eq(work.ordinal());
  }

  /** A count over the partial sums that each kind of work begins at the first one. */
  private Bits place(int partials, Bits restart, Bits counts) {
    return reg(Counter.width(partials))
        .reset(0)
        .next(
            now ->
                choose()
                    .when(restart, now.constant(0))
                    .when(counts, now.eq(partials - 1).mux(now.constant(0), now.add(1)))
                    .otherwise(now))
        .named("place");
  }

  /** How long the lanes have rested: enough for what is asked, or as long as anything lasts. */
  private record Rest(Bits enough, Bits settled) {}

  private Rest rest(TapsTiming timing, Bits running, Bits end, Bits loading, Bits change) {
    int most = timing.settlingCycles();
    int width = Counter.width(most + 1);
    Bits rested =
        reg(width)
            .reset(most)
            .next(
                now ->
                    choose()
                        .when(end.or(loading), now.constant(1))
                        .when(now.eq(most), now)
                        .otherwise(now.add(1)));
    var selection = cases(change);
    for (ConvWork after : ConvWork.values()) {
      for (ConvWork before : ConvWork.values()) {
        selection =
            selection.when(
                code(before.ordinal(), after), lit(width, timing.pauseCycles(before, after)));
      }
      selection = selection.when(code(LOADING, after), lit(width, timing.loadCycles()));
    }
    Bits needed = selection.otherwise(lit(width, 0)).named("needed");
    Bits enough = running.mux(end.and(needed.none()), rested.ltU(needed).not());
    return new Rest(enough, running.not().and(rested.eq(most)));
  }

  private static int code(int before, ConvWork after) {
    return before << ConvWork.BITS | after.ordinal();
  }
}
