package dev.kairo.train.softmax.bench;

import dev.kairo.hw.fp.FpFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Samples of logits and labels. */
public record SoftmaxSamples(List<long[]> logits, List<Integer> labels) {
  private static final double SPREAD = 3;
  private static final int EVERY = 4;

  public SoftmaxSamples {
    logits = List.copyOf(logits);
    labels = List.copyOf(labels);
  }

  /** Samples of a seed; every fourth one has its largest logit twice. */
  public static SoftmaxSamples random(FpFormat format, int classes, int samples, long seed) {
    Random random = new Random(seed);
    List<long[]> logits = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int k = 0; k < samples; k++) {
      long[] sample = new long[classes];
      for (int i = 0; i < classes; i++) {
        sample[i] = format.encode(random.nextGaussian() * SPREAD);
      }
      if (k % EVERY == 0) {
        sample[0] = format.encode(2 * SPREAD);
        sample[classes - 1] = sample[0];
      }
      logits.add(sample);
      labels.add(random.nextInt(classes));
    }
    return new SoftmaxSamples(logits, labels);
  }

  /** How many samples there are. */
  public int count() {
    return logits.size();
  }

  /** How many classes there are. */
  public int classes() {
    return logits.get(0).length;
  }
}
