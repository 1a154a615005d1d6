package dev.kairo.train.golden;

import dev.kairo.train.digits.Digits;
import dev.kairo.train.digits.UnreadableDigits;
import dev.kairo.train.network.Network;
import dev.kairo.train.network.Schedule;
import dev.kairo.train.network.Shape;
import dev.kairo.train.weights.Weights;

/**
 * Trains a network on digits in their order, and tests it, as a schedule says.
 *
 * <p>Whoever builds the same network in hardware takes its samples from a {@link Watch}: in this
 * order, with these activations and errors, the weights become those of {@link #weights}.
 */
public final class GoldenTrainer {
  private final GoldenNetwork network;
  private final Schedule schedule;
  private final Crew crew;

  /** Looks on while an epoch or a test goes by. */
  public interface Watch {
    /** What the samples so far showed; called after each. */
    void done(Score score);

    /**
     * A sample that was trained with, in order.
     *
     * @param sample the activations that went into the backward pass, read-only
     * @param errors the errors that arrived at each layer, read-only
     */
    default void trained(int number, int label, Activations sample, Errors errors) {}
  }

  /** A network to be trained, from weights that are copied. */
  public GoldenTrainer(Weights begin, Schedule schedule, Crew crew) {
    this(new GoldenNetwork(begin, crew), schedule, crew);
  }

  /** A network that may visit errors densely. */
  public GoldenTrainer(GoldenNetwork network, Schedule schedule, Crew crew) {
    this.network = network;
    this.schedule = schedule;
    this.crew = crew;
  }

  /** The weights now; they change as training goes on. */
  public Weights weights() {
    return network.weights();
  }

  /**
   * Trains with every image once. The score is that of the forward passes of training, which came
   * before a sample's own step; with backward-only, that of the weights the epoch began with.
   */
  public Score epoch(Digits digits, float learningRate, Watch watch) {
    requireFit(digits);
    boolean supplied = schedule.kind() == Schedule.Kind.BACKWARD_ONLY;
    GoldenNetwork forward = supplied ? new GoldenNetwork(network.weights(), crew) : network;
    Tally tally = new Tally(forward);
    for (int i = 0; i < digits.count(); i++) {
      Activations sample = forward.forward(pixels(digits, i));
      int label = digits.label(i);
      tally.count(sample, label);
      boolean last = i + 1 == digits.count();
      watch.trained(i, label, sample, train(sample, label, learningRate, i, last));
      watch.done(tally.score());
    }
    return tally.score();
  }

  private Errors train(
      Activations sample, int label, float learningRate, int number, boolean last) {
    if (schedule.kind() != Schedule.Kind.MINIBATCH) {
      return network.train(sample, label, learningRate);
    }
    Errors errors = network.gather(sample, label);
    if ((number + 1) % schedule.batch() == 0 || last) {
      network.step(learningRate);
    }
    return errors;
  }

  /** Tests with every image once. */
  public Score test(Digits digits, Watch watch) {
    requireFit(digits);
    Tally tally = new Tally(network);
    for (int i = 0; i < digits.count(); i++) {
      tally.count(network.forward(pixels(digits, i)), digits.label(i));
      watch.done(tally.score());
    }
    return tally.score();
  }

  /** An image as the network takes it. */
  public float[] pixels(Digits digits, int number) {
    Shape input = network.weights().network().input();
    return digits.image(number, input.height(), input.width());
  }

  private void requireFit(Digits digits) {
    Network trained = network.weights().network();
    Shape input = trained.input();
    if (input.channels() != 1) {
      throw new UnreadableDigits(
          "%s takes %d maps, but a digit is one; choose a network with an input of [1, %d, %d]."
              .formatted(trained.name(), input.channels(), input.height(), input.width()));
    }
    if (digits.height() > input.height() || digits.width() > input.width()) {
      throw new UnreadableDigits(
          "%s takes maps of %d x %d, but the digits are %d x %d; choose a network with larger ones."
              .formatted(
                  trained.name(), input.height(), input.width(), digits.height(), digits.width()));
    }
    if (digits.largestLabel() >= trained.classes()) {
      throw new UnreadableDigits(
          "%s tells %d classes apart, but there is a label of %d; choose a network with more."
              .formatted(trained.name(), trained.classes(), digits.largestLabel()));
    }
  }
}
