package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Single operators at many widths. */
final class OperatorDesigns {
  private static final int[] WIDTHS = {5, 8, 13, 16, 24, 32, 48, 64};

  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int width : WIDTHS) {
      binary("add", width, Bits::add);
      binary("sub", width, Bits::sub);
      binary("less", width, Bits::ltU);
      binary("less_signed", width, Bits::ltS);
      binary("equal", width, Bits::eq);
      binary("and", width, Bits::and);
      binary("xor", width, Bits::xor);
      binary("max", width, Bits::maxU);
      unary("increment", width, a -> a.add(1));
      unary("negate", width, Bits::neg);
      unary("any", width, Bits::any);
      unary("parity", width, Bits::parity);
      unary("popcount", width, Bits::popcount);
      unary("leading_zeros", width, Bits::leadingZeros);
      unary("less_than_constant", width, a -> a.ltU(11));
      unary("equal_constant", width, a -> a.eq(13));
      unary("absolute", width, a -> a.msb().mux(a.neg(), a));
      three("add3", width, (a, b, c) -> a.add(b).add(c));
      three("add_of_choice", width, (a, b, c) -> a.bit(0).mux(b, c).add(a));
    }
    return designs;
  }

  private interface Three {
    Bits of(Bits a, Bits b, Bits c);
  }

  private void binary(String name, int width, BinaryOperator<Bits> operator) {
    add(name, width, sheet -> operator.apply(sheet.in("a", width), sheet.in("b", width)));
  }

  private void unary(String name, int width, UnaryOperator<Bits> operator) {
    add(name, width, sheet -> operator.apply(sheet.in("a", width)));
  }

  private void three(String name, int width, Three operator) {
    add(
        name,
        width,
        sheet -> operator.of(sheet.in("a", width), sheet.in("b", width), sheet.in("c", width)));
  }

  private interface Body {
    Bits of(Sheet sheet);
  }

  private void add(String name, int width, Body body) {
    designs.add(
        CalibrationDesign.of(
            "operator", name + "_" + width, sheet -> sheet.out("result", body.of(sheet))));
  }
}
