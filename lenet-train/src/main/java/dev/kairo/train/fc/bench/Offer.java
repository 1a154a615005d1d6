package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.function.BooleanSupplier;

/** A stream's words, sample after sample, offered in every cycle or with pauses. */
public final class Offer {
  private final InPort valid;
  private final OutPort ready;
  private final int beats;
  private final int samples;
  private final BooleanSupplier eager;
  private boolean offered;
  private int sample;
  private int beat;

  /** Words of the stream with this name, {@code beats} of them a sample. */
  public Offer(Simulation simulation, String stream, int beats, int samples) {
    this(simulation, stream, beats, samples, () -> true);
  }

  /**
   * The same with pauses.
   *
   * @param eager asked in each cycle without a word whether the next one is offered, which then
   *     stays until it is taken
   */
  public Offer(
      Simulation simulation, String stream, int beats, int samples, BooleanSupplier eager) {
    this.valid = simulation.in(stream + "_valid");
    this.ready = simulation.out(stream + "_ready");
    this.beats = beats;
    this.samples = samples;
    this.eager = eager;
  }

  /** Whether a word is offered in this cycle, which is then to be put on the port. */
  public boolean offers() {
    offered = sample < samples && (offered || eager.getAsBoolean());
    valid.set(offered);
    return offered;
  }

  /** Goes on to the next word if the one that is offered is taken. */
  public void pass() {
    if (offered && ready.isHigh()) {
      offered = false;
      if (++beat == beats) {
        beat = 0;
        sample++;
      }
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
