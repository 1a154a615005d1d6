package dev.kairo.report;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a design may take at most.
 *
 * @param words the budget as a sentence would name it, such as {@code 768 DSP}; empty if there is
 *     none
 */
public record Budget(String words, OptionalLong dsp, OptionalLong lut, OptionalDouble bram36) {
  /** No limit at all. */
  public static final Budget NONE =
      new Budget("", OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

  /** A limit on DSP blocks alone. */
  public static Budget ofDsp(long dsp) {
    return new Budget(
        dsp + " DSP", OptionalLong.of(dsp), OptionalLong.empty(), OptionalDouble.empty());
  }

  /** Whether a design fits. */
  public boolean admits(Area area) {
    return area.dsp() <= dsp.orElse(Long.MAX_VALUE)
        && area.lut() <= lut.orElse(Long.MAX_VALUE)
        && area.bram36() <= bram36.orElse(Double.POSITIVE_INFINITY);
  }
}
