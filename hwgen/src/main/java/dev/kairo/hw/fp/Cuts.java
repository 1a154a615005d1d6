package dev.kairo.hw.fp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a unit's registers stand: of the places where a pipe may be cut, as many as the latency has
 * cycles, the most useful first.
 *
 * @param <P> the places, in the order signals pass them
 */
final class Cuts<P extends Enum<P>> {
  private final Set<P> chosen;

  private Cuts(Set<P> chosen) {
    this.chosen = chosen;
  }

  /** The cuts of a latency; one that has no place for so many registers is refused. */
  static <P extends Enum<P>> Cuts<P> of(String unit, List<P> byUse, int latency) {
    if (latency < 0 || latency > byUse.size()) {
      throw new IllegalArgumentException(
          "The latency %d of the %s is not possible; choose 0 to %d."
              .formatted(latency, unit, byUse.size()));
    }
    EnumSet<P> chosen = EnumSet.noneOf(byUse.get(0).getDeclaringClass());
    chosen.addAll(byUse.subList(0, latency));
    return new Cuts<>(chosen);
  }

  /** The cycle of signals behind a place. */
  int after(P place) {
    return (int) chosen.stream().filter(cut -> cut.ordinal() <= place.ordinal()).count();
  }
}
