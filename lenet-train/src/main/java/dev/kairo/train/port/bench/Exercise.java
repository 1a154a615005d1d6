package dev.kairo.train.port.bench;

import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * What an engine is asked and what it has to answer: biases and weights to load, samples with the
 * errors that must leave, and the biases and weights afterwards.
 */
final class Exercise {
  final long learningRate;
  final long[] biases;
  final long[][] weights;
  final List<FcGolden.Sample> samples = new ArrayList<>();

  /** For each sample the errors that leave. */
  final List<long[]> leaving = new ArrayList<>();

  final long[] biasesAfter;
  final long[][] weightsAfter;

  Exercise(FcParameters parameters, int count, long seed) {
    FcNumbers numbers = new FcNumbers(parameters, seed);
    learningRate = numbers.learningRate();
    biases = numbers.biases();
    weights = numbers.weights();
    FcGolden golden = new FcGolden(parameters, weights, biases, learningRate);
    for (int i = 0; i < count; i++) {
      FcGolden.Sample sample = numbers.sample();
      samples.add(sample);
      leaving.add(golden.train(sample));
    }
    biasesAfter = golden.biases();
    weightsAfter = golden.weights();
  }
}
