package dev.kairo.train.conv.channels.bench;

import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvNumbers;
import dev.kairo.train.conv.channels.ChannelsGolden;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.conv.channels.ChannelsShape;
import dev.kairo.train.conv.pool.PooledWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that is to happen in a run, worked out beforehand by the golden model. */
final class ChannelsStory {
  final long[][][] weights;
  final long[] biases;
  final long learningRate;
  final List<ConvJob> jobs;

  /** For each sample and input channel its pixels. */
  final List<long[][]> samples = new ArrayList<>();

  /** The sums of each FORWARD, in order. */
  final List<long[][]> sums = new ArrayList<>();

  /** The cells of each FORWARD, in order. */
  final List<PooledWords> pooled = new ArrayList<>();

  /** The errors and winners of each BACKWARD, in order. */
  final List<PooledWords> errors = new ArrayList<>();

  /** The errors of the inputs of each BACKWARD, in order. */
  final List<long[][]> inputErrors = new ArrayList<>();

  /** The slice behind the last job. */
  final ChannelsGolden golden;

  private final ChannelsShape shape;

  ChannelsStory(ChannelsParameters parameters, List<ConvJob> jobs, long seed) {
    ConvNumbers numbers = new ConvNumbers(parameters.format(), seed);
    this.shape = parameters.shape();
    this.jobs = jobs;
    int taps = shape.map().taps();
    long[][] rows = numbers.weights(shape.channels(), shape.inputs() * taps);
    weights = new long[shape.channels()][][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = parts(rows[o]);
    }
    biases = numbers.biases(shape.channels());
    learningRate = numbers.learningRate();
    golden = new ChannelsGolden(parameters, weights, biases);
    Map<Integer, int[][]> winners = new HashMap<>();
    for (ConvJob job : jobs) {
      while (job.work() != ConvWork.STEP && samples.size() <= job.sample()) {
        samples.add(parts(numbers.image(shape.inputs() * shape.map().pixels())));
      }
      switch (job.work()) {
        case FORWARD -> {
          sums.add(golden.sums(samples.get(job.sample())));
          pooled.add(golden.pooled(sums.get(sums.size() - 1)));
          winners.put(job.sample(), pooled.get(pooled.size() - 1).winners());
        }
        case BACKWARD -> {
          long[][] words = numbers.errors(shape.channels(), shape.map().cells());
          PooledWords given = new PooledWords(words, winners.get(job.sample()));
          errors.add(given);
          inputErrors.add(golden.inputErrors(given));
          golden.addGradients(samples.get(job.sample()), given);
        }
        case STEP -> golden.step(learningRate);
      }
    }
  }

  private long[][] parts(long[] words) {
    int length = words.length / shape.inputs();
    long[][] parts = new long[shape.inputs()][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Arrays.copyOfRange(words, i * length, (i + 1) * length);
    }
    return parts;
  }

  /** Whether gradients were added that no step has used up. */
  boolean gradientsOpen() {
    return jobs.get(jobs.size() - 1).work() == ConvWork.BACKWARD;
  }
}
