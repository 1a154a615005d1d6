package dev.kairo.hw.ir;

import java.math.BigInteger;
import java.util.List;

/** A bit vector of known width: what a signal holds, and the same operations on it. */
public record Value(int width, BigInteger bits) implements Logic<Value> {

  /** Checks that the bits fit the width. */
  public Value {
    if (width < 1) {
      throw new IllegalArgumentException("a value of " + width + " bits; a value has at least 1");
    }
    if (bits.signum() < 0 || bits.bitLength() > width) {
      throw new IllegalArgumentException(
          bits + " does not fit " + width + " unsigned bits; mask it or widen the value");
    }
  }

  /** The low {@code width} bits of a number in two's complement. */
  public static Value of(int width, long number) {
    return wrap(width, BigInteger.valueOf(number));
  }

  /** The low {@code width} bits of a number in two's complement. */
  public static Value wrap(int width, BigInteger number) {
    return new Value(width, number.and(mask(width)));
  }

  /** All ones. */
  public static Value ones(int width) {
    return new Value(width, mask(width));
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  /** Whether every bit is 0. */
  public boolean zero() {
    return bits.signum() == 0;
  }

  /** Whether every bit is 1. */
  public boolean allOnes() {
    return bits.bitCount() == width;
  }

  /** The value read as two's complement. */
  public BigInteger signed() {
    return bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  /** The low 64 bits. */
  public long toLong() {
    return bits.longValue();
  }

  @Override
  public Value constant(Value value) {
    return value;
  }

  @Override
  public Value op(Op op, Value right) {
    if (!op.multiplies() && width != right.width) {
      throw new IllegalArgumentException(
          op + " of " + width + " and " + right.width + " bits; extend or slice one of them");
    }
    return switch (op) {
      case ADD -> wrap(width, bits.add(right.bits));
      case SUB -> wrap(width, bits.subtract(right.bits));
      case MUL_U -> wrap(width + right.width, bits.multiply(right.bits));
      case MUL_S -> wrap(width + right.width, signed().multiply(right.signed()));
      case AND -> new Value(width, bits.and(right.bits));
      case OR -> new Value(width, bits.or(right.bits));
      case XOR -> new Value(width, bits.xor(right.bits));
      case EQ -> bit(bits.equals(right.bits));
      case LT_U -> bit(bits.compareTo(right.bits) < 0);
      case LT_S -> bit(signed().compareTo(right.signed()) < 0);
    };
  }

  private static Value bit(boolean set) {
    return of(1, set ? 1 : 0);
  }

  @Override
  public Value not() {
    return new Value(width, bits.xor(mask(width)));
  }

  @Override
  public Value mux(Value whenTrue, Value whenFalse) {
    return zero() ? whenFalse : whenTrue;
  }

  @Override
  public Value cat(List<Value> lower) {
    BigInteger joined = bits;
    int total = width;
    for (Value part : lower) {
      joined = joined.shiftLeft(part.width).or(part.bits);
      total += part.width;
    }
    return new Value(total, joined);
  }

  @Override
  public Value slice(int high, int low) {
    return wrap(high - low + 1, bits.shiftRight(low));
  }

  @Override
  public String toString() {
    return width + "'h" + bits.toString(16);
  }
}
