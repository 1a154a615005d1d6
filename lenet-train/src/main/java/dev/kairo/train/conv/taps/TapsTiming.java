package dev.kairo.train.conv.taps;

import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.WorkTiming;

/**
 * How long each kind of work takes, in closed form.
 *
 * <p>With {@code mul} the multiplier's latency, {@code add} that of the adder and one more, {@code
 * p} the pairs before a row's first cell and {@code P} partial sums: FORWARD takes {@code rows (p +
 * 4 columns)} cycles, BACKWARD {@code rows (p + columns)} and STEP {@code P add + mul + 2}, rows
 * and columns being those of pooled cells. Between some kinds of work there are a few cycles in
 * which the adders change their use; see {@link #pauseCycles}.
 */
public record TapsTiming(TapsParameters parameters) implements WorkTiming {
  /** From a step of the count to the words of the patch. */
  static final int PATCH = 2;

  @Override
  public int workCycles(ConvWork work) {
    TapsShape shape = parameters.shape();
    return switch (work) {
      case FORWARD -> shape.cellRows() * (shape.prefill() + 4 * shape.cellColumns());
      case BACKWARD -> shape.cellRows() * (shape.prefill() + shape.cellColumns());
      case STEP -> applyAt() + 2;
    };
  }

  @Override
  public int pauseCycles(ConvWork before, ConvWork after) {
    return switch (before) {
      case FORWARD ->
          // Behind its last products the adders are still a tree.
          after == ConvWork.FORWARD ? 0 : treeLatency() - 1;
      case BACKWARD ->
          switch (after) {
            // The memories still give partial sums when the first product wants a weight.
            case FORWARD -> Math.max(0, mul() - prefill());
            case BACKWARD -> Math.max(0, partialsRest() - prefill());
            case STEP -> Math.max(0, partialsRest());
          };
      case STEP ->
          // The first product wants the weight that is stored last.
          after == ConvWork.FORWARD ? Math.max(0, mul() + add() - prefill()) : 0;
    };
  }

  /** Cycles from a request for FORWARD that is taken to the last pooled cell that leaves. */
  public int passageCycles() {
    return workCycles(ConvWork.FORWARD) + sumLatency() + 1;
  }

  /** Cycles from a step to the biased sum it leads to. */
  int sumLatency() {
    return PATCH + mul() + treeLatency() + add();
  }

  /** Cycles after which nothing is under way any more. */
  public int settlingCycles() {
    return sumLatency() + 2;
  }

  /** Cycles from a word that is loaded to the first step of work. */
  int loadCycles() {
    return mul() + add() + 1;
  }

  /** The step at which a gradient is complete and goes to the multiplier. */
  int applyAt() {
    return summingCycles() + mul();
  }

  /** Steps in which the partial sums of a gradient are added. */
  int summingCycles() {
    return parameters.partials() * add();
  }

  private int treeLatency() {
    return parameters.shape().levels() * add();
  }

  /** Cycles until the first partial sum is stored, whose last use was a few cells ago. */
  private int partialsRest() {
    return add() + 1 - (parameters.shape().cells() - 1) % parameters.partials();
  }

  private int mul() {
    return parameters.multiplier().latency();
  }

  private int add() {
    return parameters.sumCycles();
  }

  private int prefill() {
    return parameters.shape().prefill();
  }
}
