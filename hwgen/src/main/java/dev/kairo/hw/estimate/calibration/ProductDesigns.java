package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import java.util.ArrayList;
import java.util.List;

/**
 * Products of all kinds: in DSPs, over several DSPs, in LUTs, with constants and padded factors.
 */
final class ProductDesigns {
  private static final int[][] WIDTHS = {
    {2, 3}, {4, 4}, {4, 5}, {5, 5}, {1, 20}, {3, 6}, {8, 8}, {11, 11}, {18, 18}, {24, 17}, {26, 17},
    {27, 18}, {28, 18}, {24, 24}, {32, 32}, {35, 35}, {44, 20}, {53, 53}, {64, 64}
  };

  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int[] width : WIDTHS) {
      String size = width[0] + "x" + width[1];
      add("unsigned_" + size, s -> s.in("a", width[0]).mulU(s.in("b", width[1])));
      add("signed_" + size, s -> s.in("a", width[0]).mulS(s.in("b", width[1])));
    }
    add("constant_10", s -> s.in("a", 16).mulU(s.lit(4, 10)));
    add("constant_power", s -> s.in("a", 16).mulU(s.lit(8, 64)));
    add("constant_large", s -> s.in("a", 24).mulS(s.lit(18, 98765)));
    add("low_half", s -> s.in("a", 16).mulU(s.in("b", 16)).low(16));
    add("low_bits", s -> s.in("a", 16).mulU(s.in("b", 16)).low(7));
    add("high_half", s -> s.in("a", 32).mulU(s.in("b", 32)).high(32));
    add("zero_extended", s -> s.in("a", 12).zext(30).mulU(s.in("b", 12).zext(20)));
    add("sign_extended", s -> s.in("a", 12).sext(20).mulS(s.in("b", 12).sext(18)));
    add("positive_signed", s -> s.in("a", 25).zext(26).mulS(s.in("b", 17).zext(18)));
    add("square", s -> square(s.in("a", 18)));
    add("plus", s -> s.in("a", 18).mulS(s.in("b", 18)).add(s.in("c", 36)));
    add("two_plus", s -> two(s));
    return designs;
  }

  private static Bits square(Bits a) {
    return a.mulS(a);
  }

  private static Bits two(Sheet s) {
    Bits first = s.in("a", 12).mulU(s.in("b", 12)).zext(25);
    return first.add(s.in("c", 12).mulU(s.in("d", 12)).zext(25));
  }

  private interface Body {
    Bits of(Sheet sheet);
  }

  private void add(String name, Body body) {
    designs.add(
        CalibrationDesign.of("product", name, sheet -> sheet.out("result", body.of(sheet))));
  }
}
