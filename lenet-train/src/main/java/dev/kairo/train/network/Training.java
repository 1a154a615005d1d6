package dev.kairo.train.network;

/**
 * How a network is trained unless something else is asked for.
 *
 * @param learningRate the learning rate of the first epoch, for each sample
 * @param decay what it is multiplied by from epoch to epoch
 */
public record Training(float learningRate, float decay, Schedule schedule) {
  /** The largest learning rate that is taken for one. */
  public static final float MOST_LEARNING_RATE = 1000f;

  /** The same with another learning rate of the first epoch. */
  public Training withLearningRate(float other) {
    return new Training(other, decay, schedule);
  }

  /** The same by another schedule. */
  public Training with(Schedule other) {
    return new Training(learningRate, decay, other);
  }

  /** The learning rate of an epoch, the first one being 0. */
  public float learningRate(int epoch) {
    float rate = learningRate;
    for (int i = 0; i < epoch; i++) {
      rate *= decay;
    }
    return rate;
  }
}
