package dev.kairo.hw.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * A way the device offers to hold words, as {@code lutrams_xcu.txt} and {@code brams_xc4v.txt}
 * (with {@code HAS_SIZE_36} and {@code HAS_MIXWIDTH_SDP}) describe it to {@code memory_libmap}.
 *
 * @param block whether it is block RAM and reads are registered
 * @param price what Yosys weighs one of it with; LUT RAM scales with the bits used
 * @param addressBits the address width of one-bit words
 * @param widths the word widths, each halving the depth
 * @param lane the most bits under one write enable, or 0 for the word
 * @param maxWrites how many writes fit
 * @param readsBeside how many reads fit beside the writes of an unshared port, when there is one
 * @param shares whether a read at a write's address can use its port
 * @param lutsPerCell LUT sites of one cell, or 0 where they count by bit
 * @param lutsPerBit LUT sites of one bit, or 0 where they count by cell
 */
record RamType(
    String name,
    boolean block,
    int price,
    int addressBits,
    List<Integer> widths,
    int lane,
    int maxWrites,
    int readsBeside,
    boolean shares,
    int lutsPerCell,
    int lutsPerBit) {

  /** All of them, in the order in which Yosys looks at them. */
  static List<RamType> all() {
    List<RamType> types = new ArrayList<>();
    types.add(lut("SP", 8, 2, 0, true, 0, 4));
    types.add(lut("SP", 7, 4, 0, true, 0, 2));
    types.add(lut("SP", 6, 8, 0, true, 0, 1));
    types.add(lut("SP", 5, 16, 0, true, 8, 0));
    types.add(lut("DP", 8, 1, 1, true, 0, 8));
    types.add(lut("DP", 7, 2, 1, true, 0, 4));
    types.add(lut("DP", 6, 4, 1, true, 0, 2));
    types.add(lut("DP", 5, 8, 1, true, 8, 0));
    types.add(lut("QP", 6, 2, 3, true, 8, 0));
    types.add(lut("QP", 5, 4, 3, true, 8, 0));
    types.add(lut("OP", 6, 1, 7, true, 8, 0));
    types.add(lut("OP", 5, 2, 7, true, 8, 0));
    types.add(lut("SDP", 6, 7, 1, false, 8, 0));
    types.add(lut("SDP", 5, 14, 1, false, 8, 0));
    List<Integer> widths = List.of(1, 2, 4, 9, 18, 36, 72);
    types.add(new RamType("TDP36", true, 257, 15, widths.subList(0, 6), 9, 2, 2, true, 0, 0));
    types.add(new RamType("TDP18", true, 129, 14, widths.subList(0, 5), 9, 2, 2, true, 0, 0));
    types.add(new RamType("SDP36", true, 257, 15, widths, 9, 1, 1, false, 0, 0));
    types.add(new RamType("SDP18", true, 129, 14, widths.subList(0, 6), 9, 1, 1, false, 0, 0));
    return types;
  }

  private static RamType lut(
      String name, int addressBits, int width, int reads, boolean shares, int perCell, int perBit) {
    String full = name + addressBits;
    return new RamType(
        full, false, 16, addressBits, List.of(width), 0, 1, reads, shares, perCell, perBit);
  }

  /** How many reads find a port beside this many writes. */
  int freeReads(int writes) {
    return block && maxWrites == 2 ? 2 - writes : readsBeside;
  }
}
