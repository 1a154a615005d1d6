package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Estimate.ModuleShare;
import dev.kairo.hw.ir.Circuit;
import java.util.ArrayList;
import java.util.List;

/** Estimates circuits without running any tool: linear in the bits of the design. */
public final class Estimator {
  private Estimator() {}

  /** What a circuit and everything in it takes. */
  public static Estimate of(Circuit circuit) {
    Flattening flattening = new Flattening(circuit);
    Resources[] totals = new Census(flattening).count();
    Resources sum = Resources.NONE;
    List<ModuleShare> shares = new ArrayList<>();
    for (int i = 0; i < totals.length; i++) {
      sum = sum.plus(totals[i]);
      shares.add(
          new ModuleShare(flattening.modules().get(i).name(), flattening.instances(i), totals[i]));
    }
    return new Estimate(circuit.name(), sum, shares);
  }
}
