package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpRelu;

/**
 * What every M-th output has besides its weights: the error that arrives and what the row's lanes
 * work out changes from, and the bias.
 *
 * <p>Cost: {@link PassedErrors}, {@link TrainingBiases}, and the registers in which an error waits
 * for the weights.
 */
final class TrainingRow extends Module {
  /** What the row's lanes work out changes from; the order is its code. */
  enum Factor {
    SCALED,
    ERROR,
    ONE,
    NEGATIVE_ZERO
  }

  /** Bits of a choice. */
  static final int CHOICE = 2;

  /** The output of FORWARD. */
  final Bits output;

  /** The error, when the weights meet it. */
  final Bits error;

  /** What changes of weights are worked out from, when they are. */
  final Bits factor;

  /** The bias or its gradient that is looked at. */
  final Bits looked;

  /**
   * What a row is given.
   *
   * @param factor the choice of the factor, a cycle before it
   * @param loaded a bias from outside, when it is scaled
   */
  record Given(
      PassedErrors.Place errors,
      PassedErrors.Place marks,
      TrainingBiases.Places places,
      TrainingBiases.Choices choices,
      Bits factor,
      Bits rowSum,
      Bits loaded) {}

  TrainingRow(Module parent, TrainingParameters parameters, Given outer) {
    super(parent, parameters);
    TrainingTiming timing = parameters.timing();
    Pipe t = pipe();
    var above = wire(1);
    PassedErrors.Place marks =
        new PassedErrors.Place(
            in("mark_write", outer.marks().write()),
            in("mark_write_address", outer.marks().writeAddress()),
            above,
            in("mark_address", outer.marks().address()));
    PassedErrors errors = new PassedErrors(this, parameters.relu(), entered(outer.errors()), marks);
    TrainingBiases biases =
        new TrainingBiases(
            this,
            parameters,
            entered(outer.places()),
            entered(outer.choices()),
            new TrainingBiases.Words(
                in("row_sum", outer.rowSum()), errors.error, in("loaded", outer.loaded())));
    Bits passed = t.arrives(errors.error, 1);
    error = out("error", t.untimed(t.at(passed, timing.weightAt())));
    Bits scaled = t.arrives(biases.scaled, timing.scaledAt());
    Bits choice = t.arrives(in("factor", outer.factor()), timing.scaledAt());
    Bits chosen =
        cases(choice)
            .when(Factor.ERROR.ordinal(), "error", t.at(passed, timing.scaledAt()))
            .when(Factor.ONE.ordinal(), "one", scaled.constant(parameters.format().encode(1)))
            .when(
                Factor.NEGATIVE_ZERO.ordinal(),
                "negative_zero",
                scaled.constant(parameters.format().signBit()))
            .otherwise(scaled)
            .named("chosen");
    factor = out("row_factor", t.untimed(t.stage(chosen)));
    Bits word = parameters.relu() ? FpRelu.of(parameters.format(), biases.sum) : biases.sum;
    above.drive(word.any());
    output = out("leaving", word);
    looked = out("looked", biases.looked);
  }

  private PassedErrors.Place entered(PassedErrors.Place outer) {
    return new PassedErrors.Place(
        in("error_write", outer.write()),
        in("error_write_address", outer.writeAddress()),
        in("arriving", outer.word()),
        in("error_address", outer.address()));
  }

  private TrainingBiases.Places entered(TrainingBiases.Places outer) {
    return new TrainingBiases.Places(
        in("bias_address", outer.bias()),
        in("gradient_address", outer.gradient()),
        in("stores_bias", outer.storesBias()),
        in("stores_gradient", outer.storesGradient()),
        in("store_address", outer.store()));
  }

  private TrainingBiases.Choices entered(TrainingBiases.Choices outer) {
    return new TrainingBiases.Choices(
        in("scaled_choice", outer.scaled()),
        in("rate", outer.rate()),
        in("base", outer.base()),
        in("negative", outer.negative()),
        in("adds_error", outer.addsError()),
        in("forward", outer.forward()),
        in("looks_at_gradient", outer.looksAtGradient()));
  }
}
