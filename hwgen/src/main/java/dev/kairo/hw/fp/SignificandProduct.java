package dev.kairo.hw.fp;

import dev.kairo.hw.Bits;
import java.util.function.UnaryOperator;

/**
 * The exact product of two significands on a given number of DSPs, the rest in LUTs.
 *
 * <p>A DSP48E2 multiplies 26 x 17 unsigned bits. What is beyond the first 17 bits of the right
 * factor goes to a second DSP, or to rows of LUTs that take two bits of the factor each: a row is
 * one of 0, a, 2a and 3a, chosen in the same LUTs that add it.
 */
final class SignificandProduct {
  /** The unsigned bits of a DSP's narrower factor. */
  static final int DSP_BITS = 17;

  private SignificandProduct() {}

  /** How many DSPs the product takes when it is left to them. */
  static int dsps(int left, int right) {
    return Math.min(left, right) <= DSP_BITS ? 1 : 2;
  }

  /**
   * The product.
   *
   * @param cut what the partial products pass before they are added, a register or nothing
   */
  static Bits of(Bits left, Bits right, int dsps, UnaryOperator<Bits> cut) {
    if (right.width() > left.width()) {
      return of(right, left, dsps, cut);
    }
    if (dsps == 0) {
      return cut.apply(rows(left, right));
    }
    if (right.width() <= DSP_BITS) {
      return cut.apply(left.mulU(right));
    }
    Bits low = cut.apply(left.mulU(right.low(DSP_BITS)));
    Bits upper = right.high(right.width() - DSP_BITS);
    Bits high = cut.apply(dsps == 2 ? left.mulU(upper) : rows(left, upper));
    Bits sum = high.add(low.high(left.width()).zext(high.width()));
    return sum.cat(low.low(DSP_BITS));
  }

  /** The product in LUTs: each row gives two bits away and hands the others on. */
  private static Bits rows(Bits left, Bits right) {
    int width = left.width() + 2;
    Bits once = left.zext(width);
    Bits twice = once.shl(1);
    Bits thrice = twice.add(once);
    Bits rest = once.constant(0);
    Bits done = null;
    for (int i = 0; i < right.width(); i += 2) {
      Bits odd = right.bit(i);
      boolean last = i + 1 == right.width();
      Bits row = odd.mux(once, once.constant(0));
      if (!last) {
        row = right.bit(i + 1).mux(odd.mux(thrice, twice), row);
      }
      Bits sum = i == 0 ? row : rest.add(row);
      int finished = last ? 1 : 2;
      Bits low = sum.low(finished);
      done = done == null ? low : low.cat(done);
      rest = sum.high(width - finished).zext(width);
    }
    return rest.low(left.width()).cat(done);
  }
}
