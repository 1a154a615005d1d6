package dev.kairo.train.conv.channels.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.fc.bench.RowPort;
import java.util.List;

/** Sends samples a pixel of all input channels a cycle, each as soon as its buffer is free. */
final class PixelFeed {
  private final ChannelsParameters parameters;
  private final List<long[][]> samples;
  private final InPort valid;
  private final InPort buffer;
  private final InPort words;
  private final OutPort stored;
  private final RowPort row;
  private int sample;
  private int pixel;
  private int complete;

  PixelFeed(Simulation simulation, ChannelsParameters parameters, List<long[][]> samples) {
    this.parameters = parameters;
    this.samples = samples;
    this.valid = simulation.in("arriving_valid");
    this.buffer = simulation.in("arriving_buffer");
    this.words = simulation.in("arriving_words");
    this.stored = simulation.out("stored");
    this.row = new RowPort(parameters.shape().inputs(), parameters.format().width());
  }

  /** Samples that are complete in their buffers. */
  int complete() {
    return complete;
  }

  /** Whether every sample that has a buffer is complete. */
  boolean rests(int done) {
    return complete == Math.min(samples.size(), done + parameters.buffers());
  }

  /**
   * Puts the next pixel on the ports, and notes whether a sample is complete.
   *
   * @param done samples whose buffers are free again
   */
  void offer(int done) {
    if (stored.isHigh()) {
      complete++;
    }
    boolean sends = sample < samples.size() && sample < done + parameters.buffers();
    valid.set(sends);
    if (!sends) {
      return;
    }
    long[] numbers = new long[parameters.shape().inputs()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = samples.get(sample)[i][pixel];
    }
    buffer.set(sample % parameters.buffers());
    row.write(words, numbers, 0, numbers.length);
    if (++pixel == parameters.shape().map().pixels()) {
      pixel = 0;
      sample++;
    }
  }
}
