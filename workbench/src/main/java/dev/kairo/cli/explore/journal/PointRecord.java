package dev.kairo.cli.explore.journal;

import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import java.util.Optional;

/** What is known of a candidate: a line of the journal. */
public record PointRecord(
    Candidate candidate,
    PointState state,
    Optional<Generated> generated,
    Optional<Measured> measured,
    Optional<Times> times) {

  /** A record of which only the state is known. */
  public static PointRecord of(Candidate candidate, PointState state) {
    return new PointRecord(candidate, state, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether nothing is left to do: it went well, went wrong, or is not worth the work. */
  public boolean ended() {
    return !(state instanceof PointState.Queued || state instanceof PointState.Running);
  }

  /** The best that is known of its costs: measured before generated before estimated. */
  public Costs costs() {
    Costs costs = candidate.estimate();
    if (generated.isPresent()) {
      Generated area = generated.get();
      costs = costs.withArea(area.dsp(), area.lut(), area.ff(), area.bram36(), Generated.ORIGIN);
    }
    return measured.isPresent()
        ? costs.withInterval(measured.get().intervalCycles(), measured.get().origin())
        : costs;
  }
}
