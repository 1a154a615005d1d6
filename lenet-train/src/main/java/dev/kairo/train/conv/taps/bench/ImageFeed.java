package dev.kairo.train.conv.taps.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.conv.taps.TapsShape;
import dev.kairo.train.fc.bench.RowPort;
import java.util.List;

/** Sends images a pair of pixels a cycle, each as soon as its buffer is free. */
final class ImageFeed {
  private final TapsShape shape;
  private final int buffers;
  private final List<long[]> images;
  private final InPort valid;
  private final InPort buffer;
  private final InPort pair;
  private final OutPort stored;
  private final RowPort pixels;
  private int image;
  private int beat;
  private int complete;

  ImageFeed(Simulation simulation, TapsParameters parameters, List<long[]> images) {
    this.shape = parameters.shape();
    this.buffers = parameters.buffers();
    this.images = images;
    this.valid = simulation.in("arriving_valid");
    this.buffer = simulation.in("arriving_buffer");
    this.pair = simulation.in("arriving_pair");
    this.stored = simulation.out("stored");
    this.pixels = new RowPort(2, parameters.format().width());
  }

  /** Images that are complete in their buffers. */
  int complete() {
    return complete;
  }

  /** Whether every image that has a buffer is complete. */
  boolean rests(int done) {
    return complete == Math.min(images.size(), done + buffers);
  }

  /**
   * Puts the next pair on the ports, and notes whether an image is complete.
   *
   * @param done samples whose buffers are free again
   */
  void offer(int done) {
    if (stored.isHigh()) {
      complete++;
    }
    boolean sends = image < images.size() && image < done + buffers;
    valid.set(sends);
    if (!sends) {
      return;
    }
    int from = beat / shape.pairs() * shape.width() + beat % shape.pairs() * 2;
    boolean half = beat % shape.pairs() * 2 + 1 == shape.width();
    buffer.set(image % buffers);
    pixels.write(pair, images.get(image), from, half ? 1 : 2);
    if (++beat == shape.height() * shape.pairs()) {
      beat = 0;
      image++;
    }
  }
}
