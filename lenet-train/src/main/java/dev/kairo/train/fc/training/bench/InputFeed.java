package dev.kairo.train.fc.training.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.RowPort;
import dev.kairo.train.fc.training.TrainingParameters;
import java.util.List;

/** Sends the inputs of samples, a row a cycle, each sample as soon as its buffer is free. */
final class InputFeed {
  /** In the place of free samples: nothing is sent in this cycle. */
  static final int PAUSE = Integer.MIN_VALUE;

  private final TrainingParameters parameters;
  private final List<long[]> samples;
  private final InPort valid;
  private final InPort buffer;
  private final InPort data;
  private final OutPort stored;
  private final RowPort row;
  private int sample;
  private int at;
  private int complete;

  InputFeed(Simulation simulation, TrainingParameters parameters, List<long[]> samples) {
    this.parameters = parameters;
    this.samples = samples;
    this.valid = simulation.in("arriving_valid");
    this.buffer = simulation.in("arriving_buffer");
    this.data = simulation.in("arriving_row");
    this.stored = simulation.out("stored");
    this.row = new RowPort(parameters.shape().n(), parameters.format().width());
  }

  /** Samples that are complete in their buffers. */
  int complete() {
    return complete;
  }

  /** Whether every sample that has a buffer is complete. */
  boolean rests(int free) {
    return complete == Math.min(samples.size(), free + parameters.buffers());
  }

  /**
   * Puts the next row on the ports, and notes whether a sample is complete.
   *
   * @param free samples whose buffers are free again
   */
  void offer(int free) {
    if (stored.isHigh()) {
      complete++;
    }
    boolean sends = sample < samples.size() && sample < free + parameters.buffers();
    valid.set(sends);
    if (!sends) {
      // What stands on a port that offers nothing must not matter.
      buffer.set((complete + parameters.buffers() - 1) % parameters.buffers());
      return;
    }
    buffer.set(sample % parameters.buffers());
    row.write(data, samples.get(sample), at, parameters.shape().n());
    at += parameters.shape().n();
    if (at == parameters.shape().inputs()) {
      at = 0;
      sample++;
    }
  }
}
