package dev.kairo.train.documents;

import dev.kairo.hw.figure.Origin;

/**
 * What one lane of published engines costs, apart from everything the engine has once.
 *
 * <p>A lane visits a weight once a sample, for two multiply-adds: the error that is passed on
 * ({@code dX += W * dY}) and the update ({@code W += -rate * X * dY}). The price of a visit is
 * {@code DSP blocks of a lane * cycles of a visit}; it does not depend on M and N, so engines of
 * any size compare by it.
 *
 * @param layer the layer that was built
 * @param dsp the DSP blocks that M*N brings
 * @param dspPerRow the DSP blocks that M brings, the activation's unit included
 * @param cyclesPerVisit the cycles that a lane takes for a weight
 */
public record LaneCost(
    String layer, double dsp, double dspPerRow, double cyclesPerVisit, Origin origin) {
  private static final int MULTIPLY_ADDS_PER_VISIT = 2;

  /** The cost of a lane, from the best fits of a table. */
  public static LaneCost of(PublishedTable table) {
    Fit dsp = EngineFit.best(Quantity.DSP, table);
    Fit interval = EngineFit.best(Quantity.INTERVAL, table);
    return new LaneCost(
        table.engines().get(0).layer(),
        coefficient(dsp, Regressor.LANES),
        coefficient(dsp, Regressor.ROWS),
        coefficient(interval, Regressor.VISITS),
        new Origin.Modelled("slopes of least squares over " + table.origin().source()));
  }

  /** The cycles that a lane takes for one multiply-add. */
  public double cyclesPerMultiplyAdd() {
    return cyclesPerVisit / MULTIPLY_ADDS_PER_VISIT;
  }

  /** The price of a weight's visit in DSP blocks times cycles. */
  public double dspCyclesPerVisit() {
    return dsp * cyclesPerVisit;
  }

  /** A form without a cause found that it adds nothing. */
  private static double coefficient(Fit fit, Regressor regressor) {
    return fit.term(regressor).map(Term::coefficient).orElse(0.0);
  }
}
