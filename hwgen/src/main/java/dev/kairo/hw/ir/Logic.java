package dev.kairo.hw.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The operations on bit vectors: a few primitives, and everything else derived from them once.
 *
 * <p>Signals of a circuit and plain {@link Value}s both implement the primitives, so a derived
 * operation means the same in hardware, in the constant folder and in the interpreter. Widths are
 * strict: nothing is extended or cut silently, and signedness is in the operator's name.
 */
@Machinery
public interface Logic<T extends Logic<T>> {

  /** The width in bits. */
  int width();

  /** A constant beside this vector. */
  T constant(Value value);

  /** A binary operator with this vector on the left. */
  T op(Op op, T right);

  /** Each bit inverted. */
  T not();

  /** This bit chooses one of two equally wide vectors. */
  T mux(T whenTrue, T whenFalse);

  /** This vector on top, the others below it in order. */
  T cat(List<T> lower);

  /** Bits {@code high} down to {@code low}. */
  T slice(int high, int low);

  /** This vector itself, typed. */
  @SuppressWarnings("unchecked")
  private T self() {
    return (T) this;
  }

  /** A constant of {@code width} bits. */
  private T literal(int width, long number) {
    return constant(Value.of(width, number));
  }

  /** Sum, as wide as the operands; the carry is lost. */
  default T add(T right) {
    return op(Op.ADD, right);
  }

  /** Difference, as wide as the operands. */
  default T sub(T right) {
    return op(Op.SUB, right);
  }

  /** Sum with a number. */
  default T add(long number) {
    return add(literal(width(), number));
  }

  /** Difference with a number. */
  default T sub(long number) {
    return sub(literal(width(), number));
  }

  /** Unsigned product, as wide as both operands together. */
  default T mulU(T right) {
    return op(Op.MUL_U, right);
  }

  /** Signed product, as wide as both operands together. */
  default T mulS(T right) {
    return op(Op.MUL_S, right);
  }

  /** Bitwise and. */
  default T and(T right) {
    return op(Op.AND, right);
  }

  /** Bitwise or. */
  default T or(T right) {
    return op(Op.OR, right);
  }

  /** Bitwise exclusive or. */
  default T xor(T right) {
    return op(Op.XOR, right);
  }

  /** Whether both are equal. */
  default T eq(T right) {
    return op(Op.EQ, right);
  }

  /** Whether this equals a number. */
  default T eq(long number) {
    return eq(literal(width(), number));
  }

  /** Whether both differ. */
  default T ne(T right) {
    return eq(right).not();
  }

  /** Whether this differs from a number. */
  default T ne(long number) {
    return eq(number).not();
  }

  /** Unsigned less than. */
  default T ltU(T right) {
    return op(Op.LT_U, right);
  }

  /** Unsigned less than a number. */
  default T ltU(long number) {
    return ltU(literal(width(), number));
  }

  /** Unsigned less than or equal. */
  default T leU(T right) {
    return right.ltU(self()).not();
  }

  /** Unsigned greater than. */
  default T gtU(T right) {
    return right.ltU(self());
  }

  /** Unsigned greater than or equal. */
  default T geU(T right) {
    return ltU(right).not();
  }

  /** Signed less than. */
  default T ltS(T right) {
    return op(Op.LT_S, right);
  }

  /** Signed less than or equal. */
  default T leS(T right) {
    return right.ltS(self()).not();
  }

  /** Signed greater than. */
  default T gtS(T right) {
    return right.ltS(self());
  }

  /** Signed greater than or equal. */
  default T geS(T right) {
    return ltS(right).not();
  }

  /** The two's complement negation. */
  default T neg() {
    return literal(width(), 0).sub(self());
  }

  /** One bit. */
  default T bit(int index) {
    return slice(index, index);
  }

  /** The most significant bit. */
  default T msb() {
    return bit(width() - 1);
  }

  /** The lowest {@code count} bits. */
  default T low(int count) {
    return slice(count - 1, 0);
  }

  /** The highest {@code count} bits. */
  default T high(int count) {
    return slice(width() - 1, width() - count);
  }

  /** This vector on top of another. */
  default T cat(T lower) {
    return cat(List.of(lower));
  }

  /** This vector {@code times} side by side. */
  default T repeat(int times) {
    return times == 1 ? self() : cat(Collections.nCopies(times - 1, self()));
  }

  /** The error of an operation that this vector's width does not allow. */
  default RuntimeException wrongWidth(String says, String remedy) {
    return new IllegalArgumentException(says + "; " + remedy);
  }

  private void requireRoom(String extension, int width) {
    if (width < width()) {
      throw wrongWidth(
          extension + " of " + this + " to " + width + " bits",
          "extend to its own width or more, or take its low bits with low()");
    }
  }

  /** Zeros put on top up to {@code width} bits; the width must not shrink. */
  default T zext(int width) {
    requireRoom("zext", width);
    return width == width() ? self() : literal(width - width(), 0).cat(self());
  }

  /** The sign bit put on top up to {@code width} bits; the width must not shrink. */
  default T sext(int width) {
    requireRoom("sext", width);
    return width == width() ? self() : msb().repeat(width - width()).cat(self());
  }

  /** Shift left by a fixed distance, the width kept. */
  default T shl(int distance) {
    if (distance == 0) {
      return self();
    }
    return distance >= width()
        ? literal(width(), 0)
        : low(width() - distance).cat(literal(distance, 0));
  }

  /** Unsigned shift right by a fixed distance, the width kept. */
  default T shrU(int distance) {
    if (distance == 0) {
      return self();
    }
    return distance >= width() ? literal(width(), 0) : slice(width() - 1, distance).zext(width());
  }

  /** Signed shift right by a fixed distance, the width kept. */
  default T shrS(int distance) {
    if (distance == 0) {
      return self();
    }
    return slice(width() - 1, Math.min(distance, width() - 1)).sext(width());
  }

  /**
   * Shift left by a vector: one two-way choice per bit of the distance, the largest step first. ABC
   * then finds four-way choices for LUT6: 83 LUTs for 28 bits by 5 where the other order takes 139.
   */
  default T shl(T distance) {
    T shifted = self();
    for (int i = distance.width() - 1; i >= 0; i--) {
      shifted = distance.bit(i).mux(shifted.shl(power(i)), shifted);
    }
    return shifted;
  }

  /** Unsigned shift right by a vector: one two-way choice per bit of the distance. */
  default T shrU(T distance) {
    T shifted = self();
    for (int i = distance.width() - 1; i >= 0; i--) {
      shifted = distance.bit(i).mux(shifted.shrU(power(i)), shifted);
    }
    return shifted;
  }

  /** Signed shift right by a vector: one two-way choice per bit of the distance. */
  default T shrS(T distance) {
    T shifted = self();
    for (int i = distance.width() - 1; i >= 0; i--) {
      shifted = distance.bit(i).mux(shifted.shrS(power(i)), shifted);
    }
    return shifted;
  }

  /** The distance of stage {@code i} of a shifter, capped so that it never overflows. */
  private int power(int i) {
    return i >= 31 ? Integer.MAX_VALUE : 1 << i;
  }

  /** Rotation to the left by a fixed distance. */
  default T rotl(int distance) {
    int by = Math.floorMod(distance, width());
    return by == 0 ? self() : low(width() - by).cat(high(by));
  }

  /** Whether any bit is 1. */
  default T any() {
    return width() == 1 ? self() : ne(0);
  }

  /** Whether every bit is 0. */
  default T none() {
    return width() == 1 ? not() : eq(0);
  }

  /** Whether every bit is 1. */
  default T all() {
    return width() == 1 ? self() : eq(-1);
  }

  /** Whether an odd number of bits is 1. */
  default T parity() {
    List<T> layer = split(1);
    while (layer.size() > 1) {
      List<T> next = new ArrayList<>();
      for (int i = 0; i + 1 < layer.size(); i += 2) {
        next.add(layer.get(i).xor(layer.get(i + 1)));
      }
      if (layer.size() % 2 == 1) {
        next.add(layer.get(layer.size() - 1));
      }
      layer = next;
    }
    return layer.get(0);
  }

  /** The number of ones, as a balanced tree of adders; wide enough for every bit set. */
  default T popcount() {
    int width = 32 - Integer.numberOfLeadingZeros(width());
    if (width() == 1) {
      return self();
    }
    int half = width() / 2;
    T lower = low(half).popcount().zext(width);
    return slice(width() - 1, half).popcount().zext(width).add(lower);
  }

  /**
   * The number of zeros above the highest one, {@code width} when there is no one, as a tree: a
   * loop of choices simulates several times slower.
   */
  default T leadingZeros() {
    int result = 32 - Integer.numberOfLeadingZeros(width());
    int padded = width() == 1 ? 1 : Integer.highestOneBit(width() - 1) << 1;
    Logic<T> full = padded == width() ? self() : cat(constant(Value.ones(padded - width())));
    T counted = full.leadingZerosOfPowerOfTwo();
    return counted.width() > result ? counted.low(result) : counted;
  }

  /** The tree of {@link #leadingZeros} for a width that is a power of two. */
  private T leadingZerosOfPowerOfTwo() {
    if (width() == 1) {
      return not();
    }
    int half = width() / 2;
    Logic<T> upper = high(half);
    Logic<T> lower = low(half);
    T above = upper.leadingZerosOfPowerOfTwo();
    T below = lower.leadingZerosOfPowerOfTwo();
    // The top bit of a count is set only when its half is all zeros.
    T upperEmpty = above.msb();
    T bothEmpty = upperEmpty.and(below.msb());
    if (half == 1) {
      return bothEmpty.cat(upperEmpty.and(below.not()));
    }
    int rest = above.width() - 1;
    T chosen = upperEmpty.mux(below.low(rest), above.low(rest));
    return bothEmpty.cat(upperEmpty.and(below.msb().not())).cat(chosen);
  }

  /** The smaller one, unsigned. */
  default T minU(T right) {
    return right.ltU(self()).mux(right, self());
  }

  /** The larger one, unsigned. */
  default T maxU(T right) {
    return ltU(right).mux(right, self());
  }

  /** A vector of {@code count} bits with only bit number {@code this} set, if that is in range. */
  default T oneHot(int count) {
    List<T> bits = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      boolean reachable = width() >= 31 || i < 1 << width();
      bits.add(reachable ? eq(i) : literal(1, 0));
    }
    Logic<T> top = bits.get(0);
    return top.catAll(bits.subList(1, count));
  }

  /** This vector on top of none or more others. */
  private T catAll(List<T> lower) {
    return lower.isEmpty() ? self() : cat(lower);
  }

  /** The parts of equal width from the lowest up; {@code part} must divide the width. */
  default List<T> split(int part) {
    if (width() % part != 0) {
      throw wrongWidth(
          "split of " + this + " in parts of " + part, "choose a divisor of its width");
    }
    List<T> parts = new ArrayList<>(width() / part);
    for (int low = 0; low < width(); low += part) {
      parts.add(slice(low + part - 1, low));
    }
    return parts;
  }
}
