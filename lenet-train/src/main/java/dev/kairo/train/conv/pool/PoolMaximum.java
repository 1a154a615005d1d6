package dev.kairo.train.conv.pool;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpFormat;

/**
 * Keeps the largest of the candidates of one channel's cell, the first of equal ones.
 *
 * <p>A candidate a cycle, or with pauses; the result stands from the cycle behind the last one on.
 * Cost: a comparator and a word of flip-flops.
 */
public final class PoolMaximum extends Module {
  /** The largest candidate so far. */
  public final Bits word;

  /** Which candidate that is. */
  public final Bits winner;

  /**
   * A pool of one channel.
   *
   * @param valid whether a candidate comes
   * @param number which one of the cell's it is, from 0
   */
  public PoolMaximum(
      Module parent, FpFormat format, Bits validOuter, Bits numberOuter, Bits candidateOuter) {
    super(parent, format);
    Bits valid = in("valid", validOuter);
    Bits number = in("number", numberOuter);
    Bits candidate = in("candidate", candidateOuter);
    var best = wire(candidate.width());
    Bits greater = new FpCompare(this, FpCompare.Options.of(format), best, candidate).lt;
    Bits wins = valid.and(number.none().or(greater)).named("wins");
    best.drive(reg(candidate.width()).enable(wins).next(candidate));
    word = out("word", best);
    winner = out("winner", reg(number.width()).enable(wins).next(number));
  }
}
