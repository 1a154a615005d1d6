package dev.kairo.train.conv.channels;

import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.WorkTiming;
import dev.kairo.train.conv.pool.PooledCell;

/**
 * How long each kind of work takes, in closed form.
 *
 * <p>With {@code add} the adder's latency and one more and {@code n} cells: FORWARD takes {@code 4
 * n K K} cycles, BACKWARD {@code n (K + 1)^2} for the errors of the inputs, {@code add} for each
 * level of the tree over the output channels, and {@code n K K} for the gradients; STEP takes
 * {@code K K}. Small kernels under slow adders need a few cycles more a cell; see {@link
 * #errorsInterval} and {@link #gradientsInterval}. Between kinds of work the lanes change their use
 * in a few cycles; see {@link #pauseCycles}.
 */
public record ChannelsTiming(ChannelsParameters parameters) implements WorkTiming {
  /** From a step of the count to the addresses of a channel's lanes. */
  static final int AIM = 1;

  /** From a step of the count to the words a lane multiplies. */
  static final int OPERANDS = 2;

  @Override
  public int workCycles(ConvWork work) {
    return switch (work) {
      case FORWARD -> PooledCell.CANDIDATES * map().cells() * map().taps();
      case BACKWARD ->
          map().cells() * (errorsInterval() + gradientsInterval())
              + pause(ChannelsPhase.ERRORS, ChannelsPhase.GRADIENTS);
      case STEP -> map().taps();
    };
  }

  @Override
  public int pauseCycles(ConvWork before, ConvWork after) {
    int pause = pause(lastPhase(before), firstPhase(after));
    return before == ConvWork.BACKWARD && after == ConvWork.BACKWARD
        ? Math.max(pause, leavingCycles() - map().cells() * gradientsInterval())
        : pause;
  }

  /** Cycles from a request for FORWARD that is taken to the last word that leaves. */
  public int passageCycles() {
    int pool = parameters.closes() ? parameters.adder().latency() + 1 : 0;
    return workCycles(ConvWork.FORWARD) + sumAt() + pool;
  }

  /**
   * Cycles from a request for BACKWARD that is taken to the first word of the inputs' errors, which
   * then leave a pixel a cycle.
   */
  public int errorsPassageCycles() {
    return map().cells() * errorsInterval() + errorAt() + 2;
  }

  /** Cycles of a cell in which the errors of its inputs are worked out. */
  public int errorsInterval() {
    int patch = map().patch() * map().patch();
    return patch + Math.max(0, add() + 2 - nearestCells());
  }

  /** Cycles of a cell whose gradients are added. */
  public int gradientsInterval() {
    int biases = parameters.biased().count() > 0 ? BiasGroup.cycles(parameters) : 0;
    return Math.max(map().taps(), Math.max(add() + 1, biases));
  }

  /** Cycles from an access that looks to the word that is looked at. */
  public int lookCycles() {
    return errorAt() + 2;
  }

  /** Steps between two visits of a pixel by neighbouring cells. */
  private int nearestCells() {
    int patch = map().patch();
    int columns = 2 * (map().cellColumns() - 1);
    int beside = columns == 0 ? Integer.MAX_VALUE : patch * patch - 2;
    boolean wraps = map().cellRows() > 1 && columns <= map().kernel();
    return Math.min(beside, wraps ? patch * patch - 2 * patch + columns : Integer.MAX_VALUE);
  }

  /** Cycles between the last step of a phase and the first of what follows. */
  int pause(ChannelsPhase before, ChannelsPhase after) {
    int needed =
        switch (before) {
          // Behind its last products the adders are still a tree.
          case FORWARD ->
              after == ChannelsPhase.FORWARD ? 0 : parameters.shape().levelsAcross() * add();
          case ERRORS -> parameters.shape().levelsDown() * add();
          case GRADIENTS -> after == ChannelsPhase.STEP ? afterGradients() : 0;
          case STEP ->
              switch (after) {
                case STEP -> 0;
                // The memories still give what is stepped.
                case GRADIENTS -> switchCycles();
                case ERRORS -> Math.max(switchCycles(), productAt() + add() - OPERANDS);
                default -> Math.max(switchCycles(), productAt() + add() - map().taps() - 1);
              };
          default -> settlingCycles();
        };
    return Math.max(0, needed);
  }

  private int afterGradients() {
    int interval = gradientsInterval();
    return Math.max(switchCycles() - (interval - map().taps()), productAt() + add() - interval - 1);
  }

  /**
   * From the step in which a memory is read for a product to that in which it is read for a sum.
   */
  private int switchCycles() {
    return productAt() - OPERANDS;
  }

  /** The phase that some work begins with. */
  static ChannelsPhase firstPhase(ConvWork work) {
    return switch (work) {
      case FORWARD -> ChannelsPhase.FORWARD;
      case BACKWARD -> ChannelsPhase.ERRORS;
      case STEP -> ChannelsPhase.STEP;
    };
  }

  private static ChannelsPhase lastPhase(ConvWork work) {
    return work == ConvWork.BACKWARD ? ChannelsPhase.GRADIENTS : firstPhase(work);
  }

  /** From a step to its products. */
  int productAt() {
    return OPERANDS + 1 + parameters.multiplier().latency();
  }

  /** From a step to the words that a sum over the input channels is added to. */
  int acrossAt() {
    return productAt() + parameters.shape().levelsAcross() * add();
  }

  /** From a step to the sum that leaves. */
  int sumAt() {
    return acrossAt() + add();
  }

  /** From a step to the words that a sum over the output channels is added to. */
  int downAt() {
    return productAt() + parameters.shape().levelsDown() * add();
  }

  /** From a step to the input's error. */
  int errorAt() {
    return downAt() + add();
  }

  /** Cycles after which nothing is under way any more, but errors that leave. */
  public int settlingCycles() {
    return Math.max(sumAt() + parameters.adder().latency() + 1, errorAt()) + 2;
  }

  /** From the last step of an input's errors to the last of them that leaves. */
  private int leavingCycles() {
    return errorAt() + 2 + map().pixels() - pause(ChannelsPhase.ERRORS, ChannelsPhase.GRADIENTS);
  }

  private ConvMap map() {
    return parameters.shape().map();
  }

  private int add() {
    return parameters.sumCycles();
  }
}
