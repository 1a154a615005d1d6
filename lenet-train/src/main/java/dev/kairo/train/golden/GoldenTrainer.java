package dev.kairo.train.golden;

import dev.kairo.train.digits.Digits;
import dev.kairo.train.network.Schedule;
import dev.kairo.train.network.Shape;
import dev.kairo.train.weights.Weights;

/** Trains a network on digits in their order, and tests it, as a schedule says. */
public final class GoldenTrainer {
  private final GoldenNetwork network;
  private final Schedule schedule;
  private final Crew crew;

  /** Called with the number of samples done and what they showed so far. */
  public interface Watch {
    void done(Score score);
  }

  /** A network to be trained. */
  public GoldenTrainer(Weights begin, Schedule schedule, Crew crew) {
    this(new GoldenNetwork(begin, crew), schedule, crew);
  }

  /** A network that may visit errors densely. */
  public GoldenTrainer(GoldenNetwork network, Schedule schedule, Crew crew) {
    this.network = network;
    this.schedule = schedule;
    this.crew = crew;
  }

  /** The weights now. */
  public Weights weights() {
    return network.weights();
  }

  /**
   * Trains with every image once. The score is that of the forward passes of training, which came
   * before a sample's own step.
   */
  public Score epoch(Digits digits, float learningRate, Watch watch) {
    boolean supplied = schedule.kind() == Schedule.Kind.BACKWARD_ONLY;
    GoldenNetwork forward = supplied ? new GoldenNetwork(network.weights(), crew) : network;
    Tally tally = new Tally(forward);
    float rate = Lines.flushed(learningRate);
    for (int i = 0; i < digits.count(); i++) {
      Activations sample = forward.forward(image(digits, i));
      int label = digits.label(i);
      tally.count(sample, label);
      if (schedule.kind() == Schedule.Kind.MINIBATCH) {
        network.gather(sample, label);
        if ((i + 1) % schedule.batch() == 0 || i + 1 == digits.count()) {
          network.step(rate);
        }
      } else {
        network.train(sample, label, rate);
      }
      watch.done(tally.score());
    }
    return tally.score();
  }

  /** Tests with every image once. */
  public Score test(Digits digits, Watch watch) {
    Tally tally = new Tally(network);
    for (int i = 0; i < digits.count(); i++) {
      tally.count(network.forward(image(digits, i)), digits.label(i));
      watch.done(tally.score());
    }
    return tally.score();
  }

  private float[] image(Digits digits, int number) {
    Shape input = network.weights().network().input();
    return digits.image(number, input.height(), input.width());
  }
}
