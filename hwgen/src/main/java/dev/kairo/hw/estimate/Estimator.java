package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Characterization.Entry;
import dev.kairo.hw.estimate.Estimate.ModuleShare;
import dev.kairo.hw.figure.Origin;
import dev.kairo.hw.ir.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates circuits without running any tool: linear in the bits of the design. */
public final class Estimator {
  /**
   * What a definition that was measured alone grows by amid others: the middle of 14 engines, each
   * flattened and synthesised as a whole, where ABC finds a little less in every unit than when it
   * has the unit for itself.
   */
  static final double AMID_OTHERS = 1.05;

  private final Coefficients coefficients;
  private final Characterization characterization;

  /** An estimator with the recorded coefficients and definitions. */
  public Estimator() {
    this(Coefficients.recorded(), Characterization.recorded());
  }

  /** An estimator with other coefficients and other measured definitions. */
  public Estimator(Coefficients coefficients, Characterization characterization) {
    this.coefficients = coefficients;
    this.characterization = characterization;
  }

  /** What a circuit and everything in it takes, by what is recorded. */
  public static Estimate of(Circuit circuit) {
    return new Estimator().estimate(circuit);
  }

  /** What a circuit takes as a part of a larger one, by what is recorded. */
  public static Estimate ofPart(Circuit circuit) {
    return new Estimator().estimate(circuit, false);
  }

  /** What a circuit and everything in it takes. */
  public Estimate estimate(Circuit circuit) {
    return estimate(circuit, true);
  }

  private Estimate estimate(Circuit circuit, boolean alone) {
    Flattening flattening = new Flattening(circuit);
    Census census = new Census(flattening);
    census.count();
    Characterization.Standing standing = characterization.in(circuit);
    double growth = alone && !standing.company() ? 1 : AMID_OTHERS;
    Resources sum = Resources.NONE;
    List<ModuleShare> shares = new ArrayList<>();
    double luts = 0;
    long measured = 0;
    for (int i = 0; i < flattening.modules().size(); i++) {
      Circuit module = flattening.modules().get(i);
      int instances = flattening.instances(i);
      // A definition inside a measured one is already part of that one's number.
      int apart = Math.min(instances, standing.outside(module));
      Optional<Entry> entry = standing.measured(module);
      double own =
          entry.isPresent()
              ? apart * growth * entry.get().lut()
              : coefficients.luts(census.luts(i)) * apart / instances;
      measured += entry.isPresent() ? Math.round(own) : 0;
      luts += own;
      Resources resources = census.resources(i).withLut((int) Math.round(own));
      sum = sum.plus(resources);
      shares.add(new ModuleShare(module.name(), instances, resources));
    }
    int total = (int) Math.round(luts);
    return new Estimate(circuit.name(), sum.withLut(total), shares, lutOrigin(measured, total));
  }

  private Origin lutOrigin(long measured, int total) {
    if (measured == 0) {
      return Estimate.COVERED;
    }
    return measured == total
        ? new Origin.Measured(characterization.tool())
        : new Origin.Modelled(
            "%d of %d LUTs in definitions measured alone by %s, %.0f %% added amid others; the rest by a priority-cut cover"
                .formatted(measured, total, characterization.tool(), 100 * (AMID_OTHERS - 1)));
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
