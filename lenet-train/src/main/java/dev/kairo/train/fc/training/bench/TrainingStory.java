package dev.kairo.train.fc.training.bench;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.training.TrainingGolden;
import dev.kairo.train.fc.training.TrainingParameters;
import dev.kairo.train.fc.training.TrainingShape;
import dev.kairo.train.fc.training.TrainingWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everything that is to happen in a run, worked out beforehand by the golden model.
 *
 * <p>The first sample's inputs are zeros, the second one's so small that sums vanish, as is every
 * fifth error, and the first output has negative weights and a negative zero as bias: the signs of
 * zeros tell where sums start.
 */
final class TrainingStory {
  private static final double WEIGHT = 0.3;
  private static final double RATE = 0.05;
  private static final int ZERO_ERRORS = 5;
  private static final double TINY = 8;

  final long[][] weights;
  final long[] biases;
  final long learningRate;
  final List<TrainingJob> jobs;
  final List<long[]> inputs = new ArrayList<>();

  /** The outputs of each FORWARD, in order. */
  final List<long[]> outputs = new ArrayList<>();

  /** The errors that arrive for each BACKWARD or UPDATE, in order. */
  final List<long[]> errors = new ArrayList<>();

  /** The errors that leave in each of them. */
  final List<long[]> passed = new ArrayList<>();

  /** The layer behind the last job. */
  final TrainingGolden golden;

  private final FpFormat format;
  private final Random random;

  TrainingStory(TrainingParameters parameters, List<TrainingJob> jobs, long seed) {
    TrainingShape shape = parameters.shape();
    this.format = parameters.format();
    this.random = new Random(seed);
    this.jobs = jobs;
    weights = new long[shape.outputs()][];
    for (int o = 0; o < weights.length; o++) {
      weights[o] = words(shape.inputs(), WEIGHT);
    }
    weights[0] = Arrays.stream(weights[0]).map(word -> word | format.signBit()).toArray();
    biases = words(shape.outputs(), WEIGHT);
    biases[0] = format.signBit();
    learningRate = format.encode(RATE);
    golden = new TrainingGolden(parameters, weights, biases, learningRate);
    Map<Integer, long[]> known = new HashMap<>();
    for (TrainingJob job : jobs) {
      while (job.work() != TrainingWork.STEP && inputs.size() <= job.sample()) {
        inputs.add(sample(shape.inputs(), inputs.size()));
      }
      switch (job.work()) {
        case FORWARD -> {
          long[] words = golden.forward(inputs.get(job.sample()));
          outputs.add(words);
          known.put(job.sample(), words);
        }
        case BACKWARD -> passed.add(golden.backward(sample(job, known)));
        case UPDATE -> passed.add(golden.update(sample(job, known)));
        case STEP -> golden.step();
      }
    }
  }

  private long[] sample(int count, int number) {
    double least = format.decode(1L << format.fraction());
    return number == 0 ? new long[count] : words(count, number == 1 ? TINY * least : 1);
  }

  private FcGolden.Sample sample(TrainingJob job, Map<Integer, long[]> known) {
    long[] arriving = words(biases.length, 1);
    for (int o = errors.size() % ZERO_ERRORS; o < arriving.length; o += ZERO_ERRORS) {
      arriving[o] = o % 2 == 0 ? 0 : format.signBit();
    }
    errors.add(arriving);
    return new FcGolden.Sample(
        arriving,
        known.getOrDefault(job.sample(), new long[biases.length]),
        inputs.get(job.sample()));
  }

  private long[] words(int count, double scale) {
    return random.doubles(count, -1, 1).mapToLong(x -> format.encode(x * scale)).toArray();
  }
}
