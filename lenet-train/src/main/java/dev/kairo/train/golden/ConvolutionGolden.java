package dev.kairo.train.golden;

import dev.kairo.train.network.Convolution;
import dev.kairo.train.weights.LayerWeights;
import java.util.Arrays;

/**
 * A convolution with its pooling, forward and in training, in the order of the engines.
 *
 * <p>Only a cell's winner carries its error. Gradients: cell by cell in order, into {@code
 * partials} sums in turn, which go on from sample to sample and are added at the step. Dense, which
 * is a cross-check, visits all four candidates of a cell with the zeros that they carry.
 */
final class ConvolutionGolden implements LayerGolden {
  private static final int CANDIDATES = 4;

  private final Convolution layer;
  private final boolean first;
  private final boolean dense;
  private final Crew crew;
  private final int cells;
  private final int row;
  private final float[] weights;
  private final float[] biases;
  private final float[][] weightErrors;
  private final float[][] biasErrors;
  private final float[] patches;
  private final ConvolutionForward forward;
  private final ConvolutionErrors errors;
  private final PlainErrors plainErrors;

  ConvolutionGolden(
      Convolution layer, LayerWeights numbers, boolean first, boolean dense, Crew crew) {
    this.layer = layer;
    this.first = first;
    this.dense = dense;
    this.crew = crew;
    this.cells = layer.output().plane();
    this.row = layer.input().channels() * layer.taps();
    this.weights = numbers.weights();
    this.biases = numbers.biases();
    this.weightErrors = new float[layer.partials()][weights.length];
    this.biasErrors = new float[layer.partials()][biases.length];
    this.patches = new float[layer.unpooled().plane() * row];
    this.forward = new ConvolutionForward(layer, weights, biases, crew);
    this.errors = new ConvolutionErrors(layer, crew);
    this.plainErrors = new PlainErrors(layer, weights, dense);
    for (int channel = 0; channel < layer.channels(); channel++) {
      errors.take(channel, weights);
    }
  }

  @Override
  public LayerOutput forward(float[] activations) {
    return forward.of(activations);
  }

  @Override
  public float[] train(
      float[] activations, LayerOutput output, float[] arriving, float learningRate) {
    float[] leaving = gather(activations, output, arriving);
    step(learningRate);
    return leaving;
  }

  @Override
  public float[] gather(float[] activations, LayerOutput output, float[] arriving) {
    spread(activations);
    boolean normal = Lines.normal(Lines.lowest(arriving), Lines.lowest(activations));
    crew.share(
        layer.channels(),
        (from, upTo) -> {
          for (int channel = from; channel < upTo; channel++) {
            gather(channel, output.winners(), arriving, normal);
          }
        });
    if (first) {
      return new float[0];
    }
    boolean plain = dense || !finite(arriving);
    return plain ? plainErrors.of(output, arriving) : errors.of(output, arriving);
  }

  private static boolean finite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  /** For each position, what each input channel's taps meet there, side by side. */
  private void spread(float[] activations) {
    int kernel = layer.kernel();
    int width = layer.unpooled().width();
    int at = 0;
    for (int position = 0; position < layer.unpooled().plane(); position++) {
      int corner = position / width * layer.input().width() + position % width;
      for (int in = 0; in < layer.input().channels(); in++) {
        for (int y = 0; y < kernel; y++) {
          int start = in * layer.input().plane() + corner + y * layer.input().width();
          System.arraycopy(activations, start, patches, at, kernel);
          at += kernel;
        }
      }
    }
  }

  private void gather(int channel, byte[] winners, float[] arriving, boolean normal) {
    for (int cell = 0; cell < cells; cell++) {
      int partial = cell % layer.partials();
      float error = arriving[channel * cells + cell];
      int winner = winners[channel * cells + cell];
      if (!dense) {
        gather(channel, partial, layer.position(cell, winner), error, normal);
        continue;
      }
      for (int candidate = 0; candidate < CANDIDATES; candidate++) {
        float carried = candidate == winner ? error : 0f;
        gather(channel, partial, layer.position(cell, candidate), carried, normal);
      }
    }
  }

  private void gather(int channel, int partial, int position, float error, boolean normal) {
    Lines.addScaled(
        weightErrors[partial], channel * row, error, patches, position * row, row, normal);
    biasErrors[partial][channel] = Lines.sum(biasErrors[partial][channel], error);
  }

  @Override
  public void step(float learningRate) {
    crew.share(
        layer.channels(),
        (from, upTo) -> {
          step(weights, weightErrors, from * row, upTo * row, learningRate);
          step(biases, biasErrors, from, upTo, learningRate);
          for (int channel = from; channel < upTo; channel++) {
            errors.take(channel, weights);
          }
        });
  }

  private static void step(
      float[] numbers, float[][] partials, int from, int upTo, float learningRate) {
    int length = upTo - from;
    for (int p = 1; p < partials.length; p++) {
      Lines.add(partials[0], from, partials[p], from, length, false);
    }
    Lines.addScaled(numbers, from, -learningRate, partials[0], from, length, false);
    for (float[] partial : partials) {
      Arrays.fill(partial, from, upTo, 0f);
    }
  }
}
