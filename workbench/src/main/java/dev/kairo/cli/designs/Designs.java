package dev.kairo.cli.designs;

import java.util.List;

/** The designs that come with Kairo. */
public final class Designs {
  private Designs() {}

  public static DesignCatalogue catalogue() {
    return new DesignCatalogue(List.of(new SwitchDesign()));
  }
}
