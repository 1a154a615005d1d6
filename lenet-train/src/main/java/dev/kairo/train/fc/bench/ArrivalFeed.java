package dev.kairo.train.fc.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcGolden;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Errors that arrive as they are. */
final class ArrivalFeed implements ErrorFeed {
  private final List<FcGolden.Sample> samples;
  private final Offer offer;
  private final InPort error;
  private final InPort forward;

  ArrivalFeed(Simulation simulation, List<FcGolden.Sample> samples) {
    this(simulation, samples, () -> true);
  }

  ArrivalFeed(Simulation simulation, List<FcGolden.Sample> samples, BooleanSupplier eager) {
    this.samples = samples;
    this.offer =
        new Offer(simulation, "arriving", samples.get(0).errors().length, samples.size(), eager);
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

  /** Samples whose errors are all taken. */
  int taken() {
    return offer.sample();
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
