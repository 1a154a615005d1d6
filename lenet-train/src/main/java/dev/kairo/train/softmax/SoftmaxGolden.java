package dev.kairo.train.softmax;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;

/**
 * Softmax and error in the order the hardware works them out, as words of a format.
 *
 * <p>With m the largest logit, the first of equal ones: {@code e = exp(x - m)}, S the sum of every
 * e from a positive zero on, {@code p = e / S}, and the error is p, less one where the label is. A
 * NaN is never larger than another logit, and makes every error of its sample NaN.
 */
public final class SoftmaxGolden {
  private final FpFormat format;
  private final long minusOne;

  /** Numbers of a format. */
  public SoftmaxGolden(FpFormat format) {
    this.format = format;
    this.minusOne = format.encode(-1);
  }

  /** The class of the largest logit, the first of equal ones. */
  public int largest(long[] logits) {
    int largest = 0;
    for (int i = 1; i < logits.length; i++) {
      if (FpGolden.lessThan(format, logits[largest], logits[i])) {
        largest = i;
      }
    }
    return largest;
  }

  /** How likely each class is. */
  public long[] probabilities(long[] logits) {
    long minusLargest = logits[largest(logits)] ^ format.signBit();
    long[] exponentials = new long[logits.length];
    long sum = 0;
    for (int i = 0; i < logits.length; i++) {
      long distance = FpGolden.add(format, logits[i], minusLargest);
      exponentials[i] = FpGolden.exp(format, distance);
      sum = FpGolden.add(format, sum, exponentials[i]);
    }
    long[] probabilities = new long[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = FpGolden.divide(format, exponentials[i], sum);
    }
    return probabilities;
  }

  /** The error of each class where {@code label} is the right one. */
  public long[] errors(long[] logits, int label) {
    long[] errors = probabilities(logits);
    errors[label] = FpGolden.add(format, errors[label], minusOne);
    return errors;
  }
}
