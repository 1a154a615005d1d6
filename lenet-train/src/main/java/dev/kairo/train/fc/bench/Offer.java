package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;

/** A stream's words, sample after sample, offered in every cycle. */
public final class Offer {
  private final InPort valid;
  private final OutPort ready;
  private final int beats;
  private final int samples;
  private int sample;
  private int beat;

  /** Words of the stream with this name, {@code beats} of them a sample. */
  public Offer(Simulation simulation, String stream, int beats, int samples) {
    this.valid = simulation.in(stream + "_valid");
    this.ready = simulation.out(stream + "_ready");
    this.beats = beats;
    this.samples = samples;
  }

  /** Whether a word is offered in this cycle, which is then to be put on the port. */
  public boolean offers() {
    valid.set(sample < samples);
    return sample < samples;
  }

  /** Goes on to the next word if the one that is offered is taken. */
  public void pass() {
    if (sample < samples && ready.isHigh() && ++beat == beats) {
      beat = 0;
      sample++;
    }
  }

  /** The sample of the word that is offered. */
  public int sample() {
    return sample;
  }

  /** Where in its sample the word stands. */
  public int beat() {
    return beat;
  }
}
