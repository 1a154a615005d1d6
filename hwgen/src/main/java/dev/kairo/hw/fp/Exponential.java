package dev.kairo.hw.fp;

/**
 * The exponential of a format in integers: what the hardware computes, and its only error.
 *
 * <p>An operand becomes a number X of {@link #FRACTION} bits behind the point, moved up by a whole
 * number of ln 2 so that it is ln 2 or more. X divided by ln 2 gives the exponent and a remainder r
 * below ln 2. Of r, the first seven bits h look up e^h, the next seven u look up e^u - 1 - u, and
 * the rest v is so small that e^v is 1 + v; one product of 25 x 24 bits puts them together:
 *
 * <pre>  e^r = e^h (1 + z),   z = u + v + (e^u - 1 - u) + u v</pre>
 *
 * <p>The power of 31 bits is rounded once to the format. In single precision a result is at most
 * 0.63 units in the last place off (measured over ten million operands; 0.5 would be perfect).
 *
 * @param wholeBits operands of magnitude 2^wholeBits or more give infinity or zero in any case
 * @param offset the whole number of ln 2 by which operands are moved up
 * @param exponentBits bits of X divided by ln 2
 */
record Exponential(FpFormat format, int wholeBits, int offset, int exponentBits) {
  /** Bits behind the point of X and of r. */
  static final int FRACTION = 32;

  /** ln 2, which differs from this by 0.18 units of the last bit. */
  static final long LN2 = Math.round(StrictMath.log(2) * 0x1p32);

  /** Bits of the power behind the point. */
  static final int POWER_FRACTION = 30;

  /** Bits of u and of h. */
  static final int INDEX = 7;

  /** Where u begins in r, which is as many bits as v has. */
  static final int V_BITS = 18;

  /** Where h begins in r. */
  static final int H_LOW = V_BITS + INDEX;

  /** Bits of v that u v leaves out. */
  static final int V_DROPPED = 6;

  /** Bits of u v that are dropped. */
  static final int CROSS_DROPPED = 8;

  /** Bits of z that are dropped. */
  static final int Z_DROPPED = 2;

  /** Bits of z behind that. */
  static final int Z_BITS = 24;

  /** Bits of e^h that its product leaves out. */
  static final int POWER_DROPPED = 6;

  /** Bits of e^u - 1 - u. */
  static final int EXCESS_BITS = 17;

  /** What centres the errors of everything that is cut off, as far as the power stays below 2. */
  private static final int CENTRE = 2;

  static Exponential of(FpFormat format) {
    double ln2 = StrictMath.log(2);
    int beyond = format.bias() + 1 + (format.subnormals() ? format.fraction() : 0);
    int wholeBits = 0;
    while (1 << wholeBits < beyond * ln2) {
      wholeBits++;
    }
    int more = 1;
    // One more than needed, so that an estimate of the quotient is never negative.
    while ((format.bias() + more - 1) * LN2 < 1L << FRACTION + wholeBits) {
      more *= 2;
    }
    int offset = format.bias() + more;
    long most = (offset * LN2 + (1L << FRACTION + wholeBits)) / LN2;
    return new Exponential(format, wholeBits, offset, 64 - Long.numberOfLeadingZeros(most));
  }

  /** The power of two between the exponent that X has and the one that is stored. */
  int aboveStored() {
    return offset - format.bias();
  }

  /** Bits of an operand's magnitude as a fixed-point number. */
  int fixedBits() {
    return wholeBits + FRACTION;
  }

  /** The stored exponent of the largest operands that matter. */
  int topStored() {
    return format.bias() + wholeBits - 1;
  }

  /** The word of a word's exponential. */
  long of(long word) {
    double value = format.decode(word);
    if (Double.isNaN(value)) {
      return format.nan();
    }
    boolean negative = (word & format.signBit()) != 0;
    if (Math.abs(value) >= 1 << wholeBits) {
      return negative ? 0 : format.infinity();
    }
    long moved = moved(value);
    return word(moved, powerOf(moved % LN2));
  }

  /** X for an operand that matters. */
  long moved(double value) {
    long fixed = (long) Math.scalb(Math.abs(value), FRACTION);
    // The complement instead of the negative is a 2^-32nd off and costs no carry.
    return offset * LN2 + (Math.copySign(1, value) < 0 ? ~fixed : fixed);
  }

  /** The word for X and the power of its remainder. */
  long word(long moved, long power) {
    double scaled = Math.scalb((double) power, -POWER_FRACTION);
    return format.encode(Math.scalb(scaled, (int) (moved / LN2) - offset));
  }

  /** e^r, 1 or more and less than 2. */
  static long powerOf(long remainder) {
    return powerOf(remainder, power(h(remainder)), excess(u(remainder)));
  }

  /** The same with the entries that are looked up. */
  static long powerOf(long remainder, long power, long excess) {
    long v = remainder & (1L << V_BITS) - 1;
    long cross = u(remainder) * (v >> V_DROPPED) >> CROSS_DROPPED;
    long z = (remainder & (1L << H_LOW) - 1) + excess + cross >> Z_DROPPED;
    return power + ((power >> POWER_DROPPED) * z >> Z_BITS);
  }

  /** The bits of r that look up e^h. */
  static int h(long remainder) {
    return (int) (remainder >> H_LOW);
  }

  /** The bits of r that look up e^u - 1 - u. */
  static int u(long remainder) {
    return (int) (remainder >> V_BITS) & (1 << INDEX) - 1;
  }

  /** How many e^h there are. */
  static int powers() {
    return (int) (LN2 - 1 >> H_LOW) + 1;
  }

  /** e^h for h in 128ths. */
  static long power(int h) {
    double exact = StrictMath.exp(h / 128.0) * 0x1p30;
    // The last one is not rounded up, so that powers stay below 2.
    return (long) (h == powers() - 1 ? exact : Math.rint(exact));
  }

  /** e^u - 1 - u for u in 2^-14ths, and what v leaves out on the average. */
  static long excess(int u) {
    double exact = StrictMath.expm1(u * 0x1p-14) - u * 0x1p-14;
    double ofSquare = 0x1p-28 / 6;
    return Math.round((exact * (1 + 0x1p-15) + ofSquare) * 0x1p32) + CENTRE;
  }
}
