package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import java.util.List;

/** Errors that arrive as they are, a word a cycle. */
final class ArrivalFeed implements ErrorFeed {
  private final List<FcGolden.Sample> samples;
  private final Offer offer;
  private final InPort error;
  private final InPort forward;

  ArrivalFeed(Simulation simulation, List<FcGolden.Sample> samples) {
    this.samples = samples;
    this.offer = new Offer(simulation, "arriving", samples.get(0).errors().length, samples.size());
    this.error = simulation.in("arriving_error");
    this.forward = simulation.in("arriving_forward");
  }

  @Override
  public void offer() {
    if (offer.offers()) {
      FcGolden.Sample sample = samples.get(offer.sample());
      error.set(sample.errors()[offer.beat()]);
      forward.set(sample.outputs()[offer.beat()]);
    }
  }

  @Override
  public void pass() {
    offer.pass();
  }

  @Override
  public long[] errors(int sample) {
    return samples.get(sample).errors();
  }

  @Override
  public int intervalCycles() {
    return samples.get(0).errors().length;
  }
}
