package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.MemStyle;
import java.util.List;

/**
 * What a memory with one write and one registered read takes, without a circuit around it: the same
 * choice as the estimate's, in microseconds.
 */
public final class MemoryCost {
  private static final int WORDS_A_LUT = 4;

  private MemoryCost() {}

  /**
   * A memory of {@code depth} words of {@code width} bits: its RAM, and the LUTs that choose
   * between RAMs behind each other.
   */
  public static Resources simpleDualPort(int depth, int width) {
    return cost(depth, width, List.of());
  }

  /** The same where the read has the address of the write. */
  public static Resources sharedAddress(int depth, int width) {
    return cost(depth, width, List.of(0));
  }

  private static Resources cost(int depth, int width, List<Integer> sameAddress) {
    int words = 1 << Math.max(1, 32 - Integer.numberOfLeadingZeros(depth - 1));
    MemoryMap.Read read = new MemoryMap.Read(true, false, sameAddress, true);
    MemoryMap.Choice choice =
        MemoryMap.choose(
            new MemoryMap.Shape(width, words, MemStyle.AUTO, List.of(1), true, List.of(read)));
    Resources ram = choice.resources();
    if (choice.type().isEmpty()) {
      return new Resources(
          0, (words + WORDS_A_LUT - 1) / WORDS_A_LUT * width, words * width, 0, 0, 0);
    }
    int chosen = choice.banks() == 1 ? 0 : Math.max(1, choice.banks() / WORDS_A_LUT) * width;
    return ram.withLut(chosen);
  }
}
