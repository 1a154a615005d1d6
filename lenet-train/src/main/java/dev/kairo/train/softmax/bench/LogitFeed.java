package dev.kairo.train.softmax.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.bench.ErrorFeed;
import dev.kairo.train.fc.bench.Offer;

/** Logits and labels, whose errors come out of a softmax. */
public final class LogitFeed implements ErrorFeed {
  private final SoftmaxSamples samples;
  private final ErrorRule rule;
  private final int interval;
  private final Offer logits;
  private final Offer labels;
  private final InPort logit;
  private final InPort label;

  /**
   * Samples for the ports {@code logits} and {@code labels}.
   *
   * @param intervalCycles cycles from one sample to the next that the softmax needs
   */
  public LogitFeed(
      Simulation simulation, int intervalCycles, SoftmaxSamples samples, ErrorRule rule) {
    this.samples = samples;
    this.rule = rule;
    this.interval = intervalCycles;
    this.logits = new Offer(simulation, "logits", samples.classes(), samples.count());
    this.labels = new Offer(simulation, "labels", 1, samples.count());
    this.logit = simulation.in("logits_data");
    this.label = simulation.in("labels_data");
    simulation.in("logits_valid").set(0);
    simulation.in("labels_valid").set(0);
  }

  @Override
  public void offer() {
    if (logits.offers()) {
      logit.set(samples.logits().get(logits.sample())[logits.beat()]);
    }
    if (labels.offers()) {
      label.set(samples.labels().get(labels.sample()));
    }
  }

  @Override
  public void pass() {
    logits.pass();
    labels.pass();
  }

  @Override
  public long[] errors(int sample) {
    return rule.errors(samples.logits().get(sample), samples.labels().get(sample));
  }

  @Override
  public int intervalCycles() {
    return interval;
  }
}
