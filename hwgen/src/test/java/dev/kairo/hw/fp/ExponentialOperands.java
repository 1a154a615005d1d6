package dev.kairo.hw.fp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Operands at which an exponential shows the smallest mistakes: special words, those around the
 * ends of its range, and for every entry of its tables some whose result changes when the entry is
 * one more, one less or missing. Of a random operand's result one in a few hundred would change.
 */
final class ExponentialOperands {
  private static final int AROUND = 8;
  private static final int ANY = 200;

  /** The exponent of the least operands whose power is not 1 in single precision. */
  private static final int LEAST = -26;

  private static final int TRIES = 2_000_000;

  private final FpFormat format;
  private final Exponential exponential;
  private final boolean byMultiples;
  private final Random random = new Random(1);
  private final Set<Long> words = new LinkedHashSet<>();

  private ExponentialOperands(FpFormat format, boolean byMultiples) {
    this.format = format;
    this.byMultiples = byMultiples;
    this.exponential = Exponential.of(format);
  }

  /** For units that divide by ln 2 bit by bit. */
  static List<long[]> of(FpFormat format) {
    return new ExponentialOperands(format, false).vectors();
  }

  /** For units that take a multiple of ln 2 away: those that show a mistake in each, too. */
  static List<long[]> withMultiples(FpFormat format) {
    return new ExponentialOperands(format, true).vectors();
  }

  private List<long[]> vectors() {
    words.addAll(FpVectors.specials(format));
    ends();
    entries();
    if (byMultiples) {
      quotients();
    }
    for (int i = 0; i < ANY; i++) {
      words.add(random.nextLong() & ones());
    }
    List<long[]> vectors = new ArrayList<>();
    words.forEach(word -> vectors.add(new long[] {word}));
    // Another order changes what follows what.
    Collections.shuffle(vectors, random);
    return vectors;
  }

  /** The ends of the results, of the operands that matter and of those whose power is not 1. */
  private void ends() {
    double ln2 = Math.log(2);
    double bias = format.bias();
    for (double end :
        List.of(
            (bias + 1) * ln2,
            (1 - bias) * ln2,
            (1 - bias - format.fraction()) * ln2,
            Math.scalb(1.0, exponential.wholeBits()),
            -Math.scalb(1.0, exponential.wholeBits()),
            Math.scalb(1.0, -Exponential.FRACTION),
            -Math.scalb(1.0, -Exponential.FRACTION))) {
      long word = format.encode(end);
      for (int offset = -AROUND; offset <= AROUND; offset++) {
        words.add(word + offset & ones());
      }
    }
  }

  /** Operands whose quotient by ln 2 is a whole number or just not yet. */
  private void quotients() {
    for (int quotient = 1 - format.bias(); quotient <= format.bias(); quotient++) {
      long word = format.encode(quotient * Math.log(2));
      for (int offset = -1; offset <= 1; offset++) {
        words.add(word + offset & ones());
      }
    }
  }

  private long ones() {
    return (1L << format.width()) - 1;
  }

  private long operand() {
    double magnitude =
        Math.scalb(1 + random.nextDouble(), random.nextInt(LEAST, exponential.wholeBits()));
    return format.encode(random.nextBoolean() ? magnitude : -magnitude);
  }

  /** A mistake in one place, and the power it gives. */
  private record Change(String place, long power) {}

  private void entries() {
    Set<String> seen = new HashSet<>();
    for (int tries = 0; tries < TRIES; tries++) {
      long word = operand();
      double value = format.decode(word);
      if (Math.abs(value) < 1 << exponential.wholeBits()) {
        long moved = exponential.moved(value);
        long right = exponential.of(word);
        for (Change change : changes(moved)) {
          if (exponential.word(moved, change.power()) != right && seen.add(change.place())) {
            words.add(word);
          }
        }
      }
    }
  }

  private List<Change> changes(long moved) {
    long remainder = moved % Exponential.LN2;
    int h = Exponential.h(remainder);
    int u = Exponential.u(remainder);
    long power = Exponential.power(h);
    long excess = Exponential.excess(u);
    long more = Exponential.powerOf(remainder, power, excess + 1);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change("h more " + h, Exponential.powerOf(remainder, power + 1, excess)));
    changes.add(new Change("h less " + h, Exponential.powerOf(remainder, power - 1, excess)));
    changes.add(new Change("u more " + u, more));
    changes.add(new Change("u less " + u, Exponential.powerOf(remainder, power, excess - 1)));
    changes.add(new Change("u missing " + u, Exponential.powerOf(remainder, power, 0)));
    if (byMultiples && remainder > 0) {
      long quotient = moved / Exponential.LN2;
      changes.add(new Change("multiple " + quotient, Exponential.powerOf(remainder - 1)));
    }
    long dropped = (1L << Exponential.CROSS_DROPPED) - 1;
    long v = remainder & (1L << Exponential.V_BITS) - 1;
    boolean carries = (u * (v >> Exponential.V_DROPPED) & dropped) == dropped;
    if (carries && (remainder >> Exponential.H_LOW - 1 & 1) == 1) {
      changes.add(new Change("carry", more));
    }
    return changes;
  }
}
