package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;

/**
 * Takes requests for work and counts through its steps: what the lanes do follows a few cycles
 * behind.
 *
 * <p>Cost: a count of the cycles since the last step, and the choice of how many are enough.
 */
final class TrainingSchedule extends Module {
  /** Bits of a kind of work, or of words from outside, which come last. */
  private static final int KIND = TrainingWork.BITS + 1;

  private static final int LOADING = TrainingWork.values().length;

  /**
   * A request for work, and what it depends on.
   *
   * @param room whether outputs have a place
   * @param passingRoom whether errors that leave have a place
   * @param errorsWait whether the errors of a sample are complete
   * @param loading whether a word comes from outside
   * @param last whether the step is the last of the work
   */
  record Request(
      Bits valid,
      Bits kind,
      Bits buffer,
      Bits room,
      Bits passingRoom,
      Bits errorsWait,
      Bits loading,
      Bits last) {}

  /** Whether a request would be taken. */
  final Bits ready;

  /** Whether a request is taken: its first step is in the next cycle. */
  final Bits accepted;

  /** Whether this cycle has a step. */
  final Bits running;

  /** Whether errors begin to pass in the next cycle. */
  final Bits startsErrors;

  /** Whether the last step of passing errors is done. */
  final Bits endsErrors;

  /** Whether nothing is under way. */
  final Bits idle;

  /** Whether the lanes are joined in rows, until the last output has left. */
  final Bits forward;

  /** Whether this cycle has a step of each kind of work. */
  final Bits forwards;

  final Bits backwards;
  final Bits steps;
  final Bits updates;

  /** The buffer of the sample that is worked on. */
  final Bits buffer;

  /** Whether gradients start from zero. */
  final Bits fresh;

  TrainingSchedule(Module parent, TrainingParameters parameters, Request outer) {
    super(parent, parameters);
    Bits valid = in("valid", outer.valid());
    Bits asked = in("asked", outer.kind());
    Bits room = in("room", outer.room());
    Bits passingRoom = in("passing_room", outer.passingRoom());
    Bits errorsWait = in("errors_wait", outer.errorsWait());
    Bits loading = in("loading", outer.loading());
    var taken = wire(1);
    var end = wire(1);
    Bits busy = reg(1).reset(0).next(on -> taken.or(on.and(end.not())));
    Bits kind =
        reg(KIND)
            .reset(LOADING)
            .next(
                now ->
                    choose()
                        .when(taken, asked.zext(KIND))
                        .when(loading, now.constant(LOADING))
                        .otherwise(now));
    Bits isForward = is(kind, TrainingWork.FORWARD);
    Bits isBackward = is(kind, TrainingWork.BACKWARD);
    Bits isUpdate = is(kind, TrainingWork.UPDATE);
    end.drive(busy.and(in("last", outer.last())));
    Bits sinceStep =
        reg(1)
            .reset(1)
            .next(
                now ->
                    choose()
                        .when(end.and(is(kind, TrainingWork.STEP)), now.constant(1))
                        .when(end.and(isBackward), now.constant(0))
                        .otherwise(now));

    Rest rest = rest(parameters.timing(), busy, end, loading, kind.cat(asked));
    Bits may = rest.enough().and(loading.not()).and(possible(parameters, asked));
    Bits forwardMay = is(asked, TrainingWork.FORWARD).not().or(room).named("forward_may");
    Bits passes = is(asked, TrainingWork.BACKWARD).or(is(asked, TrainingWork.UPDATE));
    Bits errorsMay = passes.not().or(passingRoom.and(errorsWait)).named("errors_may");
    Bits takes = may.and(forwardMay).and(errorsMay);
    taken.drive(valid.and(takes));
    ready = out("ready", takes);
    accepted = out("accepted", taken);
    running = out("running", busy);
    startsErrors = out("starts_errors", taken.and(passes));
    endsErrors = out("ends_errors", end.and(isBackward.or(isUpdate)));
    idle = out("idle", rest.settled());
    forward = out("forward", isForward.and(rest.settled().not()));
    forwards = out("forwards", busy.and(isForward));
    backwards = out("backwards", busy.and(isBackward));
    steps = out("steps", busy.and(is(kind, TrainingWork.STEP)));
    updates = out("updates", busy.and(isUpdate));
    Bits sample = in("sample", outer.buffer());
    buffer = out("work_buffer", reg(sample.width()).enable(taken).next(sample));
    fresh = out("fresh", sinceStep);
  }

  private static Bits is(Bits kind, TrainingWork work) {
    return kind.eq(work.ordinal());
  }

  private Bits possible(TrainingParameters parameters, Bits asked) {
    Bits possible = lit(1, 0);
    for (TrainingWork work : TrainingWork.values()) {
      if (parameters.does(work)) {
        possible = possible.or(is(asked, work));
      }
    }
    return parameters.gradients() ? lit(1, 1) : possible;
  }

  /** How long the lanes have rested: enough for what is asked, or as long as anything lasts. */
  private record Rest(Bits enough, Bits settled) {}

  private Rest rest(TrainingTiming timing, Bits running, Bits end, Bits loading, Bits change) {
    int most = timing.settlingCycles();
    int width = Counter.width(most + 1);
    Bits rested =
        reg(width)
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(end.or(loading), now.constant(1))
                        .when(now.eq(most), now)
                        .otherwise(now.add(1)));
    var selection = cases(change);
    for (TrainingWork after : TrainingWork.values()) {
      for (TrainingWork before : TrainingWork.values()) {
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

  private static int code(int before, TrainingWork after) {
    return before << TrainingWork.BITS | after.ordinal();
  }
}
