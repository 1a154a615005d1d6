package dev.kairo.train.conv.taps.bench;

import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvNumbers;
import dev.kairo.train.conv.pool.PooledWords;
import dev.kairo.train.conv.taps.TapsGolden;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.conv.taps.TapsShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that is to happen in a run, worked out beforehand by the golden model. */
final class TapsStory {
  final long[][] weights;
  final long[] biases;
  final long learningRate;
  final List<ConvJob> jobs;
  final List<long[]> images = new ArrayList<>();

  /** The cells of each FORWARD, in order. */
  final List<PooledWords> pooled = new ArrayList<>();

  /** The errors and winners of each BACKWARD, in order. */
  final List<PooledWords> errors = new ArrayList<>();

  /** The layer behind the last job. */
  final TapsGolden golden;

  TapsStory(TapsParameters parameters, List<ConvJob> jobs, long seed) {
    ConvNumbers numbers = new ConvNumbers(parameters.format(), seed);
    TapsShape shape = parameters.shape();
    this.jobs = jobs;
    weights = numbers.weights(shape.channels(), shape.taps());
    biases = numbers.biases(shape.channels());
    learningRate = numbers.learningRate();
    golden = new TapsGolden(parameters, weights, biases);
    Map<Integer, int[][]> winners = new HashMap<>();
    for (ConvJob job : jobs) {
      while (job.work() != ConvWork.STEP && images.size() <= job.sample()) {
        images.add(numbers.image(shape.map().pixels()));
      }
      switch (job.work()) {
        case FORWARD -> {
          PooledWords cells = golden.forward(images.get(job.sample()));
          pooled.add(cells);
          winners.put(job.sample(), cells.winners());
        }
        case BACKWARD -> {
          PooledWords given =
              new PooledWords(
                  numbers.errors(shape.channels(), shape.cells()), winners.get(job.sample()));
          errors.add(given);
          golden.backward(images.get(job.sample()), given);
        }
        case STEP -> golden.step(learningRate);
      }
    }
  }

  /** Whether gradients were added that no step has used up. */
  boolean gradientsOpen() {
    return jobs.get(jobs.size() - 1).work() == ConvWork.BACKWARD;
  }
}
