package dev.kairo.train.fc.training.bench;

import dev.kairo.train.fc.training.TrainingWork;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for work.
 *
 * @param sample the sample it is about; a STEP is about none
 */
public record TrainingJob(TrainingWork work, int sample) {
  /** Samples one after the other, each stepped by before the next one is looked at. */
  public static List<TrainingJob> strict(int samples) {
    List<TrainingJob> jobs = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      jobs.add(new TrainingJob(TrainingWork.FORWARD, sample));
      jobs.add(new TrainingJob(TrainingWork.UPDATE, sample));
    }
    return jobs;
  }

  /** Batches: their samples forward, then backward, then one step; the last one may be short. */
  public static List<TrainingJob> batches(int samples, int batch) {
    List<TrainingJob> jobs = new ArrayList<>();
    for (int from = 0; from < samples; from += batch) {
      int to = Math.min(samples, from + batch);
      for (TrainingWork work : List.of(TrainingWork.FORWARD, TrainingWork.BACKWARD)) {
        for (int sample = from; sample < to; sample++) {
          jobs.add(new TrainingJob(work, sample));
        }
      }
      jobs.add(new TrainingJob(TrainingWork.STEP, 0));
    }
    return jobs;
  }
}
