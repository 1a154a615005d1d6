package dev.kairo.cli.designs;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import java.util.List;

/** The designs by name. */
public final class DesignCatalogue {
  private final List<CataloguedDesign> designs;

  public DesignCatalogue(List<CataloguedDesign> designs) {
    this.designs = List.copyOf(designs);
  }

  /** All designs, in the order they are listed. */
  public List<CataloguedDesign> designs() {
    return designs;
  }

  /** The design of a name; an unknown name is refused with the nearest. */
  public CataloguedDesign design(String name) {
    List<String> names = designs.stream().map(CataloguedDesign::name).toList();
    return designs.stream()
        .filter(design -> design.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.usage(
                    "design",
                    "There is no design '%s'; %s".formatted(name, NearestName.remedy(names, name)),
                    "kairo generate --list"));
  }
}
