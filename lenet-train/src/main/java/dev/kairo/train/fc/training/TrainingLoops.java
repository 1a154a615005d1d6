package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;

/**
 * Counts through the steps of some work: FORWARD has pairs of groups of inputs outside and groups
 * of outputs inside, all other work groups of outputs outside and groups of inputs inside.
 *
 * <p>Cost: three counters.
 */
final class TrainingLoops extends Module {
  /** The group of outputs. */
  final Bits group;

  /** The pair of groups of inputs. */
  final Bits pair;

  /** Whether the step is at the second of the pair alone. */
  final Bits second;

  /** Whether the second of a pair that FORWARD works on is missing. */
  final Bits blank;

  /** Where the weights of the step are. */
  final Bits address;

  /** Whether the outer loop is in its first round, and whether in its last. */
  final Bits first;

  final Bits closing;

  /** Whether the inner loop is at its first step. */
  final Bits begins;

  /** Whether the step is the last. */
  final Bits last;

  /** What the loops depend on: work that is taken, whether a step is done, and in which order. */
  record Drive(Bits restart, Bits step, Bits forward) {}

  TrainingLoops(Module parent, TrainingShape shape, Drive outer) {
    super(parent, shape);
    Bits restart = in("restart", outer.restart());
    Bits step = in("step", outer.step());
    Bits forward = in("forward", outer.forward());
    int groups = shape.groups();
    int pairs = shape.pairs();
    int width = Counter.width(Math.max(groups, shape.rows()));
    var innerLast = wire(1);
    Bits inner =
        reg(width)
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(restart.or(step.and(innerLast)), now.constant(0))
                        .when(step, now.add(1))
                        .otherwise(now))
            .named("inner");
    innerLast.drive(forward.mux(inner.eq(groups - 1), inner.eq(shape.rows() - 1)));
    Bits outside =
        reg(width)
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(restart, now.constant(0))
                        .when(step.and(innerLast), now.add(1))
                        .otherwise(now))
            .named("outside");
    Bits outerLast = forward.mux(outside.eq(pairs - 1), outside.eq(groups - 1));
    int words = Counter.width(shape.words());
    Bits nextPair = outside.zext(words).add(1).cat(lit(1, 0)).low(words);
    Bits onward = forward.mux(lit(words, shape.rows()), lit(words, 1));
    address =
        out(
            "address",
            reg(words)
                .reset(0)
                .next(
                    now ->
                        choose()
                            .when(restart, now.constant(0))
                            .when(forward.and(step).and(innerLast), nextPair)
                            .when(step, now.add(onward))
                            .otherwise(now)));
    int pairWidth = Counter.width(pairs);
    group = out("output_group", forward.mux(inner, outside).low(Counter.width(groups)));
    pair = out("pair", forward.mux(outside, inner.shrU(1)).low(pairWidth));
    second = out("second", inner.bit(0));
    blank = out("blank", shape.odd() ? outerLast : lit(1, 0));
    first = out("first", outside.none());
    closing = out("closing", outerLast);
    begins = out("begins", inner.none());
    last = out("last", innerLast.and(outerLast));
  }
}
