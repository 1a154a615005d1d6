package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.FcParameters;

/**
 * Says what each beat of a frame is: a sample is its errors or logits, for a ReLU its forward
 * outputs, for a softmax its label, and its activations; a load is all biases and, input after
 * input, all weights. Each of these rows starts with a new beat.
 *
 * <p>Cost: a counter of beats, one of rows, and three states.
 */
final class FrameOrder extends Module {
  private enum Part {
    SINGLES,
    BESIDE,
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

  FrameOrder(Module parent, PortLayer layer, int perWord, Bits takenOuter, Bits loadOuter) {
    super(parent, layer, perWord);
    FcParameters parameters = layer.core();
    Bits taken = in("taken", takenOuter);
    Bits load = in("load", loadOuter);
    int narrow = Transfer.words(parameters.inputs(), perWord);
    int beside = layer.labelled() ? 1 : narrow;
    int wide = Transfer.words(parameters.outputs(), perWord);
    int width = Counter.width(Math.max(narrow, wide));
    Fsm<Part> part = fsm(Part.class, Part.SINGLES);
    Bits isWide = part.is(Part.WIDE);
    Bits isBeside = part.is(Part.BESIDE);
    var rowEnds = wire(1);
    Bits beat =
        reg(width)
            .reset(0)
            .enable(taken)
            .next(count -> rowEnds.mux(count.constant(0), count.add(1)));
    rowEnds.drive(
        isWide.mux(beat.eq(wide - 1), isBeside.mux(beat.eq(beside - 1), beat.eq(narrow - 1))));
    Bits idle = part.is(Part.SINGLES).and(beat.none());
    Bits loading = reg(1).reset(0).enable(taken.and(idle)).next(load);
    Bits loads = idle.mux(load, loading).named("loads");
    Bits rowDone = taken.and(rowEnds);
    Counter row = Counter.of(this, parameters.inputs(), rowDone.and(isWide).and(loads));
    Bits ends = isWide.and(rowEnds).and(loads.not().or(row.last()));
    Bits more = lit(1, parameters.relu() || layer.labelled() ? 1 : 0).and(loads.not());
    part.in(Part.SINGLES).when(rowDone.and(more)).go(Part.BESIDE);
    part.in(Part.SINGLES).when(rowDone).go(Part.WIDE);
    part.in(Part.BESIDE).when(rowDone).go(Part.WIDE);
    part.in(Part.WIDE).when(taken.and(ends)).go(Part.SINGLES);

    Bits narrowOdd = odd(parameters.inputs(), perWord);
    Bits besideOdd = layer.labelled() ? odd(1, perWord) : narrowOdd;
    Bits wideOdd = odd(parameters.outputs(), perWord);
    Bits incomplete = rowEnds.and(isWide.mux(wideOdd, isBeside.mux(besideOdd, narrowOdd)));
    Bits ofWide = loads.mux(code(WordKind.WEIGHTS), code(WordKind.ACTIVATIONS));
    Bits ofSingles = loads.mux(code(WordKind.BIASES), code(WordKind.ERRORS));
    Bits narrowKind =
        isBeside.mux(code(layer.labelled() ? WordKind.LABELS : WordKind.OUTPUTS), ofSingles);
    kind = out("kind", isWide.mux(ofWide, narrowKind));
    both = out("both", incomplete.not());
    last = out("last", ends);
    between = out("between", idle);
  }

  /** Whether a row of numbers ends in a beat with a place to spare. */
  private Bits odd(int numbers, int perWord) {
    return lit(1, numbers % perWord == 0 ? 0 : 1);
  }

  private Bits code(WordKind of) {
    return lit(WordKind.WIDTH, of.ordinal());
  }
}
