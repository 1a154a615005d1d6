package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.FcParameters;

/**
 * Says what each beat of a frame is: a sample is its errors, for a ReLU its forward outputs, and
 * its activations; a load is all biases and, input after input, all weights. Each of these rows
 * starts with a new beat.
 *
 * <p>Cost: a counter of beats, one of rows, and three states.
 */
final class FrameOrder extends Module {
  private enum Part {
    SINGLES,
    FORWARD,
    WIDE
  }

  /** What the beat is. */
  final Bits kind;

  /** Whether every place of the beat has a number. */
  final Bits both;

  /** Whether the beat ends its frame. */
  final Bits last;

  /** Whether no frame is under way. */
  final Bits between;

  FrameOrder(Module parent, FcParameters parameters, int perWord, Bits takenOuter, Bits loadOuter) {
    super(parent, parameters, perWord);
    Bits taken = in("taken", takenOuter);
    Bits load = in("load", loadOuter);
    int narrow = Transfer.words(parameters.inputs(), perWord);
    int wide = Transfer.words(parameters.outputs(), perWord);
    int width = Counter.width(Math.max(narrow, wide));
    Fsm<Part> part = fsm(Part.class, Part.SINGLES);
    Bits isWide = part.is(Part.WIDE);
    var rowEnds = wire(1);
    Bits beat =
        reg(width)
            .reset(0)
            .enable(taken)
            .next(count -> rowEnds.mux(count.constant(0), count.add(1)));
    rowEnds.drive(isWide.mux(beat.eq(wide - 1), beat.eq(narrow - 1)));
    Bits idle = part.is(Part.SINGLES).and(beat.none());
    Bits loading = reg(1).reset(0).enable(taken.and(idle)).next(load);
    Bits loads = idle.mux(load, loading).named("loads");
    Bits rowDone = taken.and(rowEnds);
    Counter row = Counter.of(this, parameters.inputs(), rowDone.and(isWide).and(loads));
    Bits ends = isWide.and(rowEnds).and(loads.not().or(row.last()));
    Bits forward = lit(1, parameters.relu() ? 1 : 0).and(loads.not());
    part.in(Part.SINGLES).when(rowDone.and(forward)).go(Part.FORWARD);
    part.in(Part.SINGLES).when(rowDone).go(Part.WIDE);
    part.in(Part.FORWARD).when(rowDone).go(Part.WIDE);
    part.in(Part.WIDE).when(taken.and(ends)).go(Part.SINGLES);

    Bits narrowOdd = lit(1, parameters.inputs() % perWord == 0 ? 0 : 1);
    Bits wideOdd = lit(1, parameters.outputs() % perWord == 0 ? 0 : 1);
    Bits incomplete = rowEnds.and(isWide.mux(wideOdd, narrowOdd));
    Bits ofWide = loads.mux(code(WordKind.WEIGHTS), code(WordKind.ACTIVATIONS));
    Bits ofSingles = loads.mux(code(WordKind.BIASES), code(WordKind.ERRORS));
    Bits narrowKind = part.is(Part.FORWARD).mux(code(WordKind.OUTPUTS), ofSingles);
    kind = out("kind", isWide.mux(ofWide, narrowKind));
    both = out("both", incomplete.not());
    last = out("last", ends);
    between = out("between", idle);
  }

  private Bits code(WordKind of) {
    return lit(WordKind.WIDTH, of.ordinal());
  }
}
