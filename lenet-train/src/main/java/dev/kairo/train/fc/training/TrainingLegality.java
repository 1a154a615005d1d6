package dev.kairo.train.fc.training;

import dev.kairo.train.fc.FcLegality;
import java.util.List;

/** Which engines can be built, and what to choose instead of others. */
final class TrainingLegality {
  private static final int LEAST_BUFFERS = 2;
  private static final int MOST_BUFFERS = 16;

  private TrainingLegality() {}

  /** The least reductions with which all sums have their turns. */
  static TrainingReductions least(TrainingShape shape, int additionCycles) {
    return new TrainingReductions(
        forwardTurns(shape, additionCycles).least(forwardReductions(shape)),
        backwardTurns(shape, additionCycles).least(FcLegality.divisors(shape.m())));
  }

  /** Refuses sums that have no turns, with the nearest choices that have. */
  static void requireTurns(TrainingShape shape, TrainingReductions reductions, int additionCycles) {
    List<Integer> forward = forwardReductions(shape);
    int products = forward.get(forward.size() - 1);
    FcLegality.requireDivisor(
        "The forward reduction",
        reductions.forward(),
        products,
        shape.odd()
            ? "columns (N), which go forward one by one where inputs / N is odd"
            : "products of a row (2 N)");
    FcLegality.requireDivisor(
        "The backward reduction", reductions.backward(), shape.m(), "rows (M)");
    FcLegality.requireTurns(forwardTurns(shape, additionCycles), reductions.forward(), forward);
    FcLegality.requireTurns(
        backwardTurns(shape, additionCycles),
        reductions.backward(),
        FcLegality.divisors(shape.m()));
  }

  private static List<Integer> forwardReductions(TrainingShape shape) {
    return FcLegality.divisors(shape.odd() ? shape.n() : 2 * shape.n());
  }

  private static FcLegality.Turns forwardTurns(TrainingShape shape, int additionCycles) {
    return new FcLegality.Turns(
        "M", "row", shape.outputs(), shape.m(), 2 * shape.n(), additionCycles);
  }

  private static FcLegality.Turns backwardTurns(TrainingShape shape, int additionCycles) {
    return new FcLegality.Turns(
        "N", "column", shape.inputs(), shape.n(), shape.m(), additionCycles);
  }

  static void requireBuffers(int buffers) {
    if (buffers < LEAST_BUFFERS || buffers > MOST_BUFFERS) {
      throw new IllegalArgumentException(
          "An engine with %d sample buffers is not possible; choose %d to %d."
              .formatted(buffers, LEAST_BUFFERS, MOST_BUFFERS));
    }
    if (Integer.bitCount(buffers) != 1) {
      int below = Integer.highestOneBit(buffers);
      throw new IllegalArgumentException(
          "%d sample buffers are no power of two; choose %d or %d."
              .formatted(buffers, below, 2 * below));
    }
  }
}
