package dev.kairo.train.port.bench;

import dev.kairo.train.fc.FcGolden;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcNumbers;
import dev.kairo.train.port.PortLayer;
import dev.kairo.train.port.WordKind;
import dev.kairo.train.softmax.SoftmaxGolden;
import dev.kairo.train.softmax.bench.SoftmaxSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an engine is asked and what it has to answer: biases and weights to load, samples with the
 * errors that must leave, and the biases and weights afterwards.
 */
final class Exercise {
  final long learningRate;
  final long[] biases;
  final long[][] weights;

  /** For each sample the rows that bring it, in the order of a frame. */
  final List<List<Row>> arriving = new ArrayList<>();

  /** For each sample the errors that leave. */
  final List<long[]> leaving = new ArrayList<>();

  final long[] biasesAfter;
  final long[][] weightsAfter;

  /** A row of numbers that arrives. */
  record Row(WordKind kind, long[] numbers) {}

  Exercise(PortLayer layer, int count, long seed) {
    FcParameters parameters = layer.core();
    FcNumbers numbers = new FcNumbers(parameters, seed);
    learningRate = numbers.learningRate();
    biases = numbers.biases();
    weights = numbers.weights();
    FcGolden golden = new FcGolden(parameters, weights, biases, learningRate);
    Optional<SoftmaxSamples> logits =
        layer
            .last()
            .map(
                last ->
                    SoftmaxSamples.random(
                        parameters.format(), last.softmax().classes(), count, seed));
    for (int i = 0; i < count; i++) {
      FcGolden.Sample sample = numbers.sample();
      List<Row> rows = new ArrayList<>();
      long[] errors = sample.errors();
      if (logits.isPresent()) {
        long[] sent = logits.get().logits().get(i);
        int label = logits.get().labels().get(i);
        errors = new SoftmaxGolden(parameters.format()).errors(sent, label);
        rows.add(new Row(WordKind.ERRORS, sent));
        rows.add(new Row(WordKind.LABELS, new long[] {label}));
      } else {
        rows.add(new Row(WordKind.ERRORS, errors));
      }
      if (parameters.relu()) {
        rows.add(new Row(WordKind.OUTPUTS, sample.outputs()));
      }
      rows.add(new Row(WordKind.ACTIVATIONS, sample.activations()));
      arriving.add(rows);
      leaving.add(
          golden.train(new FcGolden.Sample(errors, sample.outputs(), sample.activations())));
    }
    biasesAfter = golden.biases();
    weightsAfter = golden.weights();
  }
}
