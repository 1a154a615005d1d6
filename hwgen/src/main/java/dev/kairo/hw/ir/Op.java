package dev.kairo.hw.ir;

/**
 * The binary operators of the IR; every other operation is derived from these in {@link Logic}.
 *
 * <p>Operands of all operators but the products have equal widths. The result is as wide as the
 * operands, one bit for comparisons, and the sum of both widths for products.
 */
public enum Op {
  ADD,
  SUB,
  MUL_U,
  MUL_S,
  AND,
  OR,
  XOR,
  EQ,
  LT_U,
  LT_S;

  /** Whether the operator compares and so gives one bit. */
  public boolean compares() {
    return this == EQ || this == LT_U || this == LT_S;
  }

  /** Whether the operator multiplies and so takes operands of different widths. */
  public boolean multiplies() {
    return this == MUL_U || this == MUL_S;
  }

  /** The width of the result for operands of the given widths. */
  public int resultWidth(int left, int right) {
    return compares() ? 1 : multiplies() ? left + right : left;
  }
}
