package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.fc.Counter;

/**
 * Takes requests for work and counts through its steps: what the lanes do follows a few cycles
 * behind.
 *
 * <p>BACKWARD is two phases: the errors of the inputs, and the gradients. Cost: a {@link
 * ChannelsWalk}, two counters and the comparisons that tell when a phase may follow another.
 */
final class ChannelsSchedule extends Module {
  /**
   * A request for work, and what it depends on.
   *
   * @param held cells whose errors are here
   * @param occupied whether errors of the inputs have not left
   * @param loading whether a word from outside is stored
   * @param looking whether one is looked at
   */
  record Request(
      Bits valid,
      Bits kind,
      Bits buffer,
      Bits room,
      Bits held,
      Bits occupied,
      Bits loading,
      Bits looking) {}

  /** Whether a request would be taken. */
  final Bits ready;

  /** Whether nothing is under way. */
  final Bits idle;

  /** Whether a word from outside is stored, a cycle behind its access. */
  final Bits loads;

  /** What the lanes do or did last, a {@link ChannelsPhase}. */
  final Bits phase;

  /** The buffer of the sample that is worked on. */
  final Bits buffer;

  /** Where in the sample the step is. */
  final ChannelsWalk.Place place;

  /** Whether a sample's errors of the inputs are begun. */
  final Bits beginsErrors;

  /** Whether that is their last step. */
  final Bits endsErrors;

  /** Whether the step works on a place of the patch. */
  final Bits errs;

  /** Whether the step works on a tap's gradients. */
  final Bits collects;

  /** Whether gradients start from zero. */
  final Bits fresh;

  /** Whether the step is the first one at a cell's gradients. */
  final Bits meetsCell;

  /** Whether a cell's errors are not needed any more. */
  final Bits frees;

  /** Whether the step steps a tap, and there are gradients since the last time. */
  final Bits stores;

  /** Whether that is the first tap. */
  final Bits stepsBiases;

  /** Whether the step is of FORWARD's last tap. */
  final Bits completes;

  /** Whether a step of FORWARD starts its sums from zero. */
  final Bits opens;

  private final ConvMap map;

  ChannelsSchedule(Module parent, ChannelsParameters parameters, Request outer) {
    super(parent, parameters);
    this.map = parameters.shape().map();
    ChannelsTiming timing = parameters.timing();
    Bits valid = in("valid", outer.valid());
    Bits asked = in("asked", outer.kind());
    Bits room = in("room", outer.room());
    Bits held = in("held", outer.held());
    Bits occupied = in("occupied", outer.occupied());

    var taken = wire(1);
    var follows = wire(1);
    var end = wire(1);
    Bits starts = taken.or(follows).named("starts");
    Bits running = reg(1).reset(0).next(on -> starts.or(on.and(end.not())));
    Bits loading = in("loading", outer.loading()).and(running.not());
    Bits looking = in("looking", outer.looking()).and(running.not());
    Bits access = loading.or(looking).named("access");
    Bits first =
        cases(asked)
            .when(ConvWork.BACKWARD.ordinal(), code(ChannelsPhase.ERRORS))
            .when(ConvWork.STEP.ordinal(), code(ChannelsPhase.STEP))
            .otherwise(code(ChannelsPhase.FORWARD));
    Bits now =
        reg(ChannelsPhase.BITS)
            .reset(ChannelsPhase.LOAD.ordinal())
            .next(
                last ->
                    choose()
                        .when(follows, code(ChannelsPhase.GRADIENTS))
                        .when(taken, first)
                        .when(loading, code(ChannelsPhase.LOAD))
                        .when(looking, code(ChannelsPhase.LOOK))
                        .otherwise(last))
            .named("now");
    Bits isErrors = is(now, ChannelsPhase.ERRORS).named("is_errors");
    Bits onForward = running.and(is(now, ChannelsPhase.FORWARD)).named("on_forward");
    Bits onErrors = running.and(isErrors).named("on_errors");
    Bits onGradients = running.and(is(now, ChannelsPhase.GRADIENTS)).named("on_gradients");
    Bits onStep = running.and(is(now, ChannelsPhase.STEP)).named("on_step");

    var goes = wire(1);
    Bits cellStep = onErrors.or(onGradients).and(goes).named("cell_step");
    int most = Math.max(timing.errorsInterval(), timing.gradientsInterval());
    var within = wire(Counter.width(most));
    Bits lastWithin =
        isErrors
            .mux(within.eq(timing.errorsInterval() - 1), within.eq(timing.gradientsInterval() - 1))
            .named("last_within");
    within.drive(
        reg(within.width())
            .reset(0)
            .enable(cellStep)
            .next(step -> lastWithin.mux(step.constant(0), step.add(1))));
    Bits inside =
        isErrors
            .mux(below(within, map.patch() * map.patch()), below(within, map.taps()))
            .named("inside");
    Bits works = cellStep.and(inside).named("works");
    Bits leaves = cellStep.and(lastWithin).named("leaves");
    ChannelsWalk walk =
        new ChannelsWalk(
            this,
            parameters,
            new ChannelsWalk.Moves(starts, onForward, isErrors, works.or(onStep), leaves));
    Bits here = held.zext(held.width() + 1);
    Bits needs =
        isErrors.repeat(walk.place.number().width()).and(walk.place.number()).zext(here.width());
    goes.drive(within.any().or(needs.ltU(here)));
    Bits stepEnds = onStep.and(walk.lastTap).named("step_ends");
    end.drive(walk.blockDone.and(walk.lastTap).or(leaves).and(walk.lastCell).or(stepEnds));

    Rest rest = rest(timing, running, end.or(access), end, now.cat(asked));
    follows.drive(isErrors.and(rest.enough()));
    Bits possible =
        choose()
            .when(asked.eq(ConvWork.FORWARD.ordinal()), room)
            .when(asked.eq(ConvWork.BACKWARD.ordinal()), occupied.not())
            .otherwise(asked.eq(ConvWork.STEP.ordinal()))
            .named("possible");
    Bits may = rest.enough().and(isErrors.not()).and(access.not()).and(possible);
    taken.drive(valid.and(may));
    ready = out("ready", may);
    idle = out("idle", rest.settled().and(occupied.not()));
    loads = out("loads", reg(1).reset(0).next(loading));
    phase = out("phase", now);
    place = out("place", ChannelsWalk.place(map), walk.place);
    Bits sample = in("sample", outer.buffer());
    buffer = out("image", reg(sample.width()).enable(taken).next(sample));
    beginsErrors = out("begins_errors", taken.and(is(first, ChannelsPhase.ERRORS)));
    endsErrors = out("ends_errors", onErrors.and(end));
    errs = out("errs", works.and(isErrors));
    collects = out("collects", works.and(isErrors.not()));
    Bits freshNow =
        reg(1)
            .reset(1)
            .next(
                was ->
                    choose()
                        .when(stepEnds, was.constant(1))
                        .when(onGradients.and(leaves), was.constant(0))
                        .otherwise(was))
            .named("fresh_now");
    fresh = out("fresh", freshNow);
    meetsCell = out("meets_cell", onGradients.and(goes).and(within.none()));
    frees = out("frees", onGradients.and(leaves));
    Bits steps = onStep.and(freshNow.not()).named("steps");
    stores = out("stores", steps);
    stepsBiases = out("steps_biases", steps.and(walk.place.tap().none()));
    completes = out("completes", onForward.and(walk.lastTap));
    opens = out("opens", onForward.and(walk.place.tap().none()));
  }

  private Bits code(ChannelsPhase phase) {
    return lit(ChannelsPhase.BITS, phase.ordinal());
  }

  private static Bits is(Bits phase, ChannelsPhase which) {
    return phase.eq(which.ordinal());
  }

  private Bits below(Bits count, int limit) {
    return limit >= 1 << count.width() ? lit(1, 1) : count.ltU(limit);
  }

  /** How long the lanes have rested: enough for what is next, or as long as anything lasts. */
  private record Rest(Bits enough, Bits settled) {}

  private Rest rest(ChannelsTiming timing, Bits running, Bits restarts, Bits end, Bits change) {
    int most = timing.settlingCycles();
    int width = Counter.width(most + 1);
    Bits rested =
        reg(width)
            .reset(most)
            .next(
                now ->
                    choose()
                        .when(restarts, now.constant(1))
                        .when(now.eq(most), now)
                        .otherwise(now.add(1)));
    var selection = cases(change);
    for (ChannelsPhase before : ChannelsPhase.values()) {
      for (ConvWork asked : ConvWork.values()) {
        ChannelsPhase after =
            before == ChannelsPhase.ERRORS
                ? ChannelsPhase.GRADIENTS
                : ChannelsTiming.firstPhase(asked);
        int key = before.ordinal() << ConvWork.BITS | asked.ordinal();
        selection = selection.when(key, lit(width, timing.pause(before, after)));
      }
      int unknown = before.ordinal() << ConvWork.BITS | ConvWork.values().length;
      int pause =
          before == ChannelsPhase.ERRORS ? timing.pause(before, ChannelsPhase.GRADIENTS) : 0;
      selection = selection.when(unknown, lit(width, pause));
    }
    Bits needed = selection.otherwise(lit(width, 0)).named("needed");
    Bits enough = running.mux(end.and(needed.none()), rested.ltU(needed).not());
    return new Rest(enough, running.not().and(rested.eq(most)));
  }
}
