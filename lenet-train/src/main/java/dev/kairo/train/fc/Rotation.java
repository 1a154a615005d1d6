package dev.kairo.train.fc;

/**
 * How sums take turns in one set of adders.
 *
 * @param additionCycles cycles from two words to their sum
 * @param reduction how many products are added as a tree before they join a sum
 * @param products products that arrive together, a multiple of the reduction
 * @param turns sums that take turns
 * @param returns whether a sum comes back: not where it is complete after its first turn
 */
public record Rotation(
    int additionCycles, int reduction, int products, int turns, boolean returns) {
  /** Cycles of waiting from which on a memory is used instead of registers. */
  static final int LEAST_STORED = 3;

  /** Adders in a row behind the trees. */
  public int chain() {
    return products / reduction;
  }

  /** Cycles from products to their sum. */
  public int latency() {
    return (levels() + chain()) * additionCycles;
  }

  /** Additions behind each other in a tree. */
  public int levels() {
    return reduction == 1 ? 0 : Counter.width(reduction);
  }

  /** Cycles that a sum waits outside the adders. */
  public int waitCycles() {
    return turns - chain() * additionCycles;
  }

  /** Whether sums wait in a memory. */
  public boolean stored() {
    return returns && waitCycles() >= LEAST_STORED;
  }

  /** Registers that a sum waits in where there is no memory. */
  int waitRegisters() {
    return returns && !stored() ? waitCycles() : 0;
  }

  /** Words of the memory that sums wait in, or 1 where registers do. */
  public int slots() {
    return stored() ? waitCycles() - 1 : 1;
  }
}
