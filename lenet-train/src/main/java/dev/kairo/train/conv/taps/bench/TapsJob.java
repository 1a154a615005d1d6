package dev.kairo.train.conv.taps.bench;

import dev.kairo.train.conv.taps.TapsWork;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for work.
 *
 * @param sample the sample it is about; a STEP is about none
 */
public record TapsJob(TapsWork work, int sample) {
  /** Samples one after the other, each stepped by before the next one is looked at. */
  public static List<TapsJob> strict(int samples) {
    return batches(samples, 1);
  }

  /** Batches: their samples forward, then backward, then one step; the last one may be short. */
  public static List<TapsJob> batches(int samples, int batch) {
    List<TapsJob> jobs = new ArrayList<>();
    for (int from = 0; from < samples; from += batch) {
      int to = Math.min(samples, from + batch);
      for (TapsWork work : List.of(TapsWork.FORWARD, TapsWork.BACKWARD)) {
        for (int sample = from; sample < to; sample++) {
          jobs.add(new TapsJob(work, sample));
        }
      }
      jobs.add(new TapsJob(TapsWork.STEP, 0));
    }
    return jobs;
  }
}
