package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Choice;
import dev.kairo.hw.Selection;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Choices, shifters and crossbars. */
final class ChoiceDesigns {
  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int width : new int[] {8, 16, 32, 85}) {
      for (int ways : new int[] {2, 3, 4, 5, 8, 16}) {
        add("ways_" + ways + "_of_" + width, s -> ways(s, ways, width));
      }
      add("priority_4_of_" + width, s -> priority(s, 4, width));
      add("sparse_5_of_" + width, s -> sparse(s, width));
      add("gated_or_4_of_" + width, s -> gated(s, 4, width));
    }
    for (int width : new int[] {8, 16, 24, 32, 64}) {
      int distance = 31 - Integer.numberOfLeadingZeros(width - 1) + 1;
      add("shift_left_" + width, s -> s.in("a", width).shl(s.in("by", distance)));
      add("shift_right_" + width, s -> s.in("a", width).shrU(s.in("by", distance)));
      add("shift_arithmetic_" + width, s -> s.in("a", width).shrS(s.in("by", distance)));
      add("one_hot_" + width, s -> s.in("a", distance).oneHot(width));
    }
    for (int ports : new int[] {3, 4, 5, 8}) {
      add("crossbar_" + ports + "_of_32", s -> crossbar(s, ports, 32));
      add("crossbar_" + ports + "_of_85", s -> crossbar(s, ports, 85));
    }
    add("table_16_of_8", s -> table(s, 4, 8));
    add("table_64_of_12", s -> table(s, 6, 12));
    add("table_256_of_8", s -> table(s, 8, 8));
    return designs;
  }

  private static Bits ways(Sheet s, int ways, int width) {
    Bits select = s.in("which", Math.max(1, 32 - Integer.numberOfLeadingZeros(ways - 1)));
    Selection cases = s.cases(select);
    for (int i = 0; i < ways - 1; i++) {
      cases.when(i, s.in("a" + i, width));
    }
    return cases.otherwise(s.in("rest", width));
  }

  private static Bits sparse(Sheet s, int width) {
    Selection cases = s.cases(s.in("which", 8));
    for (int i = 0; i < 4; i++) {
      cases.when(3 + 40 * i, s.in("a" + i, width));
    }
    return cases.otherwise(s.lit(width, 0));
  }

  private static Bits priority(Sheet s, int ways, int width) {
    Choice choice = s.choose();
    for (int i = 0; i < ways; i++) {
      choice.when(s.in("c" + i, 1), s.in("a" + i, width));
    }
    return choice.otherwise(s.in("rest", width));
  }

  private static Bits gated(Sheet s, int ways, int width) {
    Bits result = s.lit(width, 0);
    for (int i = 0; i < ways; i++) {
      result = result.or(s.in("a" + i, width).and(s.in("c" + i, 1).repeat(width)));
    }
    return result;
  }

  private static Bits crossbar(Sheet s, int ports, int width) {
    List<Bits> inputs = new ArrayList<>();
    for (int i = 0; i < ports; i++) {
      inputs.add(s.reg(s.in("in" + i, width)));
    }
    int bits = 32 - Integer.numberOfLeadingZeros(ports - 1);
    List<Bits> outputs = new ArrayList<>();
    for (int i = 0; i < ports; i++) {
      Selection cases = s.cases(s.reg(s.in("route" + i, bits)));
      for (int k = 0; k < ports; k++) {
        cases.when(k, inputs.get(k));
      }
      outputs.add(s.reg(cases.otherwise(s.lit(width, 0))));
    }
    return outputs.get(0).cat(outputs.subList(1, ports));
  }

  private static Bits table(Sheet s, int bits, int width) {
    Selection cases = s.cases(s.in("which", bits));
    for (int i = 1; i < 1 << bits; i++) {
      cases.when(i, s.lit(width, (i * 2654435761L >> 7) ^ i));
    }
    return cases.otherwise(s.lit(width, 1));
  }

  private interface Body {
    Bits of(Sheet sheet);
  }

  private void add(String name, Body body) {
    designs.add(CalibrationDesign.of("choice", name, sheet -> sheet.out("result", body.of(sheet))));
  }
}
