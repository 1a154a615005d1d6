package dev.kairo.train.documents;

import dev.kairo.hw.estimate.Resources;
import dev.kairo.hw.figure.Origin;
import dev.kairo.train.fc.bench.FcResult;
import java.util.List;

/**
 * A counterpart that was simulated.
 *
 * @param resources what the elaborated circuit takes
 * @param result what the simulation showed
 * @param tool what simulated it
 */
public record MeasuredEngine(
    Counterpart engine, Resources resources, FcResult result, Origin.Measured tool) {

  /** Whether every word is right, and interval and DSPs are what the closed forms say. */
  public boolean asPredicted() {
    long interval = engine.intervalCycles();
    return result.passed()
        && !result.intervals().isEmpty()
        && result.intervals().stream().allMatch(measured -> measured == interval)
        && resources.dsp() == engine.dsp();
  }

  /** What a lane costs in some engines of one table, on average. */
  public static LaneCost lane(List<MeasuredEngine> engines) {
    double lanes = 0;
    double dsp = 0;
    double visits = 0;
    double cycles = 0;
    for (MeasuredEngine one : engines) {
      PublishedEngine published = one.engine().published();
      lanes += published.lanes();
      dsp += one.resources().dsp();
      visits += one.engine().table().visits(published);
      cycles += one.result().intervalCycles().orElseThrow();
    }
    return new LaneCost(
        engines.get(0).engine().published().layer(),
        dsp / lanes,
        0,
        cycles / visits,
        engines.get(0).tool());
  }
}
