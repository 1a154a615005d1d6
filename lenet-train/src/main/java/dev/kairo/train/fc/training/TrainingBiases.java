package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.List;

/**
 * The biases of a row and their gradients, the adder that adds them to sums and steps them, and the
 * multiplier that scales errors for the whole row.
 *
 * <p>Cost: a multiplier without DSPs, an adder with choices, two memories with a word for each
 * output of the row.
 */
final class TrainingBiases extends Module {
  /** What the multiplier scales; the order is its code. */
  enum Scaled {
    ERROR,
    GRADIENT,
    LOADED
  }

  /** What the adder adds to, besides a zero; the order is its code. */
  enum Base {
    BIAS,
    GRADIENT
  }

  /** Bits of a choice. */
  static final int CHOICE = 2;

  /** What was scaled, a multiplier's latency behind it. */
  final Bits scaled;

  /** The sum of the adder. */
  final Bits sum;

  /** The bias, or its gradient, as long behind its address as words of lanes are. */
  final Bits looked;

  /**
   * Where the memories are read and written, each at its own cycle.
   *
   * @param storesBias whether the sum is the bias from now on
   * @param storesGradient whether it is the gradient
   */
  record Places(Bits bias, Bits gradient, Bits storesBias, Bits storesGradient, Bits store) {}

  /**
   * What is chosen.
   *
   * @param scaled what the multiplier scales
   * @param rate what it scales by, at the same time
   * @param base what the adder adds to
   * @param negative whether a zero is negative there
   * @param addsError whether an error is added as it is
   * @param forward whether the sum of a row is added
   * @param looksAtGradient whether the gradient is looked at, at the cycle of its address
   */
  record Choices(
      Bits scaled,
      Bits rate,
      Bits base,
      Bits negative,
      Bits addsError,
      Bits forward,
      Bits looksAtGradient) {}

  /** The sum of FORWARD, the error and the word from outside when the multiplier takes it. */
  record Words(Bits rowSum, Bits error, Bits loaded) {}

  TrainingBiases(
      Module parent,
      TrainingParameters parameters,
      Places placesOuter,
      Choices choicesOuter,
      Words wordsOuter) {
    super(
        parent,
        parameters.shape().groups(),
        parameters.gradients(),
        parameters.multiplier(),
        parameters.adder());
    Bits storesBias = in("stores_bias", placesOuter.storesBias());
    Bits store = in("store_address", placesOuter.store());
    Bits error = in("error", wordsOuter.error());
    Bits loaded = in("loaded", wordsOuter.loaded());
    int groups = parameters.shape().groups();
    int word = parameters.format().width();
    var stored = wire(word);
    Memory biases = memory(groups, word);
    biases.write(storesBias, store, stored);
    Bits bias = biases.read(in("bias_address", placesOuter.bias()));
    Bits gradient = bias;
    if (parameters.gradients()) {
      Memory gradients = memory(groups, word);
      gradients.write(in("stores_gradient", placesOuter.storesGradient()), store, stored);
      gradient = gradients.read(in("gradient_address", placesOuter.gradient()));
    }
    Bits product =
        new FpMultiplier(
                this,
                parameters.multiplier().withDsps(0),
                cases(in("scaled_choice", choicesOuter.scaled()))
                    .when(Scaled.GRADIENT.ordinal(), "gradient", gradient)
                    .when(Scaled.LOADED.ordinal(), "loaded", loaded)
                    .otherwise(error)
                    .named("unscaled"),
                in("rate", choicesOuter.rate()))
            .y;
    Pipe t = pipe();
    Bits late = t.untimed(t.at(t.arrives(error, 0), parameters.multiplier().latency()));
    Bits addend = in("adds_error", choicesOuter.addsError()).mux(late, t.untimed(product));
    SharedSum adder =
        new SharedSum(
            this,
            parameters.adder(),
            new SharedSum.Left(
                parameters.gradients() ? List.of(bias, gradient) : List.of(bias),
                in("base", choicesOuter.base()),
                true,
                in("negative", choicesOuter.negative())),
            new SharedSum.Right(
                addend, in("row_sum", wordsOuter.rowSum()), in("forward", choicesOuter.forward())));
    stored.drive(adder.sum);
    scaled = out("scaled", t.untimed(product));
    sum = out("sum", adder.sum);
    Bits which = reg(in("looks_at_gradient", choicesOuter.looksAtGradient()));
    Bits seen = which.mux(gradient, bias);
    looked = out("looked", t.untimed(t.at(t.arrives(seen, 1), parameters.timing().lookCycles())));
  }
}
