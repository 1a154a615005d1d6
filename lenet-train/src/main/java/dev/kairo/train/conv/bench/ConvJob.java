package dev.kairo.train.conv.bench;

import dev.kairo.train.conv.ConvWork;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for work.
 *
 * @param sample the sample it is about; a STEP is about none
 */
public record ConvJob(ConvWork work, int sample) {
  /** Samples one after the other, each stepped by before the next one is looked at. */
  public static List<ConvJob> strict(int samples) {
    return batches(samples, 1);
  }

  /** Batches: their samples forward, then backward, then one step; the last one may be short. */
  public static List<ConvJob> batches(int samples, int batch) {
    List<ConvJob> jobs = new ArrayList<>();
    for (int from = 0; from < samples; from += batch) {
      int to = Math.min(samples, from + batch);
      for (ConvWork work : List.of(ConvWork.FORWARD, ConvWork.BACKWARD)) {
        for (int sample = from; sample < to; sample++) {
          jobs.add(new ConvJob(work, sample));
        }
      }
      jobs.add(new ConvJob(ConvWork.STEP, 0));
    }
    return jobs;
  }
}
