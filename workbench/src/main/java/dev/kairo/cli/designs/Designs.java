package dev.kairo.cli.designs;

import java.util.ArrayList;
import java.util.List;

/** The designs that come with Kairo. */
public final class Designs {
  private Designs() {}

  public static DesignCatalogue catalogue() {
    List<CataloguedDesign> designs = new ArrayList<>();
    designs.add(new SwitchDesign());
    for (FpUnit unit : FpUnit.values()) {
      designs.add(new FpDesign(unit));
    }
    designs.add(new DividerDesign());
    designs.add(new ExponentialDesign());
    designs.add(new FcDesign());
    designs.add(new FcForwardDesign());
    return new DesignCatalogue(designs);
  }
}
