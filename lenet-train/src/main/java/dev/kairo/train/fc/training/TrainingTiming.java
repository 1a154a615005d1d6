package dev.kairo.train.fc.training;

import java.util.stream.IntStream;

/**
 * How long each kind of work takes, in closed form.
 *
 * <p>With R groups of inputs and G groups of outputs FORWARD takes {@code ceil(R / 2) G} cycles,
 * every other work {@code R G}. With {@code mul} the multiplier's latency, {@code add} that of the
 * adder and one more, {@code F} and {@code B} the additions behind each other in a row's and in a
 * column's sum, other work follows at once or after the cycles of {@link #pauseCycles}: {@code 2 +
 * mul + add (F + 1)} behind FORWARD, {@code 2 + 3 mul + add (B - 1)} or {@code 2 + 2 mul + add}
 * before it.
 */
public record TrainingTiming(TrainingParameters parameters) {
  /** From a step of FORWARD to the words out of their memories. */
  static final int FORWARD_WORDS = 2;

  /** Cycles of one kind of work from its first step to its last. */
  public int workCycles(TrainingWork work) {
    TrainingShape shape = parameters.shape();
    return work == TrainingWork.FORWARD ? shape.pairs() * shape.groups() : shape.words();
  }

  /** Cycles between the last step of some work and the first of what follows. */
  public int pauseCycles(TrainingWork before, TrainingWork after) {
    if (before == TrainingWork.FORWARD) {
      // Its last output is still on its way, and the mark of whether an error passes there.
      return after == TrainingWork.FORWARD ? 0 : outputAt();
    }
    if (after == TrainingWork.FORWARD) {
      return before == TrainingWork.BACKWARD
          ? chainsRest()
          : before == TrainingWork.STEP ? loadCycles() : Math.max(chainsRest(), loadCycles());
    }
    if (before == TrainingWork.BACKWARD && after == TrainingWork.STEP) {
      // Gradients are read earlier for a step than for their sum.
      return Math.max(product(), product() + stored());
    }
    boolean sameWords = before != TrainingWork.BACKWARD || after == TrainingWork.BACKWARD;
    return sameWords ? Math.max(0, stored()) : 0;
  }

  /** Cycles from one kind of work to the same again, as long as every word is there in time. */
  public int intervalCycles(TrainingWork work) {
    return workCycles(work) + pauseCycles(work, work);
  }

  /** Cycles from a request for FORWARD that is taken to the last outputs that leave. */
  public int outputCycles() {
    return workCycles(TrainingWork.FORWARD) + outputAt();
  }

  /** Cycles from a request for BACKWARD or UPDATE that is taken to the last errors that leave. */
  public int errorCycles() {
    return workCycles(TrainingWork.BACKWARD) + errorAt();
  }

  /** Cycles from a look at a word to the word. */
  public int lookCycles() {
    return product() + 2;
  }

  /** Cycles from a word that is loaded, or from the last step, to a weight that is stored. */
  int loadCycles() {
    return writtenAt();
  }

  /** Cycles after which nothing is under way any more, behind a reset as well. */
  public int settlingCycles() {
    return IntStream.of(outputAt(), errorAt(), writtenAt()).max().getAsInt() + 1;
  }

  /** From a step of FORWARD to the sums of a row. */
  int rowSumAt() {
    return FORWARD_WORDS + product() + parameters.forwardSums().latency();
  }

  /** From a step of FORWARD to its outputs. */
  int outputAt() {
    return rowSumAt() + add();
  }

  /** From another step to the scaled error of a row. */
  int scaledAt() {
    return 1 + mul();
  }

  /** From another step to what changes of weights are worked out from. */
  int changeAt() {
    return scaledAt() + 1;
  }

  /** From another step to the weights, which meet their changes. */
  int weightAt() {
    return changeAt() + product();
  }

  /** From another step to the sums in which weights and gradients are stored. */
  int writtenAt() {
    return weightAt() + add();
  }

  /** From another step to the products that a column adds. */
  int columnAt() {
    return weightAt() + product();
  }

  /** From a step of BACKWARD to the errors that leave, were it in the last group. */
  int errorAt() {
    return columnAt() + parameters.backwardSums().latency();
  }

  /** Cycles until the last column sum has entered its adder. */
  private int chainsRest() {
    return errorAt() - add();
  }

  /** Cycles that a word would be read too early if the same steps followed at once. */
  private int stored() {
    return add() + 2 - parameters.shape().words();
  }

  /** From the words that a row scales to their product. */
  private int mul() {
    return parameters.multiplier().latency();
  }

  /** From the words that a lane multiplies to their product, behind a register. */
  int product() {
    return 1 + mul();
  }

  int add() {
    return parameters.forwardSums().additionCycles();
  }
}
