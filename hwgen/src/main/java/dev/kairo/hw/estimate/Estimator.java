package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Estimate.ModuleShare;
import dev.kairo.hw.ir.Circuit;
import java.util.ArrayList;
import java.util.List;

/** Estimates circuits without running any tool: linear in the bits of the design. */
public final class Estimator {
  private final Coefficients coefficients;

  /** An estimator with the recorded coefficients. */
  public Estimator() {
    this(Coefficients.recorded());
  }

  /** An estimator with other coefficients. */
  public Estimator(Coefficients coefficients) {
    this.coefficients = coefficients;
  }

  /** What a circuit and everything in it takes, by the recorded coefficients. */
  public static Estimate of(Circuit circuit) {
    return new Estimator().estimate(circuit);
  }

  /** What a circuit and everything in it takes. */
  public Estimate estimate(Circuit circuit) {
    Flattening flattening = new Flattening(circuit);
    Census census = new Census(flattening);
    census.count();
    Resources sum = Resources.NONE;
    List<ModuleShare> shares = new ArrayList<>();
    double luts = 0;
    for (int i = 0; i < flattening.modules().size(); i++) {
      double own = coefficients.luts(census.luts(i));
      luts += own;
      Resources resources = census.resources(i).withLut((int) Math.round(own));
      sum = sum.plus(resources);
      shares.add(
          new ModuleShare(flattening.modules().get(i).name(), flattening.instances(i), resources));
    }
    return new Estimate(circuit.name(), sum.withLut((int) Math.round(luts)), shares);
  }

  /**
   * The LUTs of the whole tree by class, before any scaling; what the coefficients are fitted to.
   */
  public static LutCounts cover(Circuit circuit) {
    Flattening flattening = new Flattening(circuit);
    Census census = new Census(flattening);
    census.count();
    LutCounts sum = new LutCounts();
    for (int i = 0; i < flattening.modules().size(); i++) {
      sum.addAll(census.luts(i));
    }
    return sum;
  }
}
