package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Pipelines as arithmetic units have them, floating point among them. */
final class DatapathDesigns {
  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int width : new int[] {8, 16, 18, 24}) {
      add("mac_" + width, s -> mac(s, width));
      add("dot_4_of_" + width, s -> dot(s, 4, width));
      add("tree_8_of_" + width, s -> tree(s, 8, width));
      add("saturate_" + width, s -> saturate(s, width));
      add("maximum_4_of_" + width, s -> maximum(s, 4, width));
    }
    add("fir_8_of_16", s -> fir(s, 8, 16));
    add("butterfly_18", DatapathDesigns::butterfly);
    add("restoring_step_24", DatapathDesigns::restoring);
    for (int[] format : new int[][] {{8, 23}, {8, 7}, {5, 10}, {8, 15}}) {
      String name = "e" + format[0] + "m" + format[1];
      add("multiply_" + name, s -> multiply(s, format[0], format[1]));
      add("add_" + name, s -> plus(s, format[0], format[1]));
      add("compare_" + name, s -> compare(s, format[0], format[1]));
    }
    return designs;
  }

  private static void mac(Sheet s, int width) {
    Bits product = s.reg(s.reg(s.in("a", width)).mulS(s.reg(s.in("b", width))));
    Bits clear = s.in("clear", 1);
    int wide = 2 * width + 8;
    Bits value = product.sext(wide);
    s.out("sum", s.reg(wide).next(c -> clear.mux(s.lit(wide, 0), c).add(value)));
  }

  private static void dot(Sheet s, int count, int width) {
    List<Bits> products = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      products.add(s.reg(s.in("a" + i, width).mulS(s.in("b" + i, width))).sext(2 * width + 2));
    }
    Bits low = s.reg(products.get(0).add(products.get(1)));
    Bits high = s.reg(products.get(2).add(products.get(3)));
    s.out("sum", s.reg(low.add(high)));
  }

  private static void tree(Sheet s, int count, int width) {
    List<Bits> layer = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layer.add(s.reg(s.in("a" + i, width)));
    }
    while (layer.size() > 1) {
      List<Bits> next = new ArrayList<>();
      for (int i = 0; i < layer.size(); i += 2) {
        int wide = layer.get(i).width() + 1;
        next.add(s.reg(layer.get(i).zext(wide).add(layer.get(i + 1).zext(wide))));
      }
      layer = next;
    }
    s.out("sum", layer.get(0));
  }

  private static void saturate(Sheet s, int width) {
    Bits sum = s.reg(s.in("a", width)).sext(width + 1).add(s.reg(s.in("b", width)).sext(width + 1));
    Bits over = sum.msb().xor(sum.bit(width - 1));
    Bits limit = sum.msb().cat(sum.msb().not().repeat(width - 1));
    s.out("sum", s.reg(over.mux(limit, sum.low(width))));
  }

  private static void maximum(Sheet s, int count, int width) {
    Bits best = s.reg(s.in("a0", width));
    for (int i = 1; i < count; i++) {
      Bits other = s.reg(s.in("a" + i, width));
      best = s.reg(best.maxU(other));
    }
    s.out("best", best);
  }

  private static void fir(Sheet s, int taps, int width) {
    Bits x = s.in("x", width);
    Bits sum = s.lit(2 * width, 0);
    for (int i = 0; i < taps; i++) {
      sum = s.reg(sum.add(x.mulS(s.lit(width, 7919L * (i + 3)))));
    }
    s.out("y", sum);
  }

  private static void butterfly(Sheet s) {
    Bits a = s.reg(s.in("a", 18));
    Bits b = s.reg(s.in("b", 18));
    Bits w = s.reg(s.in("w", 18));
    Bits turned = s.reg(b.mulS(w)).slice(34, 17);
    Bits straight = s.reg(s.reg(a));
    s.out("sum", s.reg(straight.add(s.reg(turned))));
    s.out("difference", s.reg(straight.sub(s.reg(turned))));
  }

  private static void restoring(Sheet s) {
    Bits start = s.in("start", 1);
    Bits dividend = s.in("dividend", 24);
    Bits divisor = s.reg(24).enable(start).next(s.in("divisor", 24));
    Bits rest = s.reg(25).next(r -> next(start, dividend, divisor, r));
    s.out("rest", rest);
    s.out("quotient", s.reg(24).next(q -> q.low(23).cat(rest.ltU(divisor.zext(25)).not())));
  }

  private static Bits next(Bits start, Bits dividend, Bits divisor, Bits rest) {
    Bits less = rest.sub(divisor.zext(25));
    Bits kept = less.msb().mux(rest, less);
    return start.mux(dividend.zext(25), kept.shl(1));
  }

  /** Multiplies, rounds to nearest even, flushes subnormals; three stages. */
  private static void multiply(Sheet s, int exponent, int mantissa) {
    int width = 1 + exponent + mantissa;
    Bits a = s.reg(s.in("a", width));
    Bits b = s.reg(s.in("b", width));
    Bits zero = field(a, exponent, mantissa).none().or(field(b, exponent, mantissa).none());
    Bits special = field(a, exponent, mantissa).all().or(field(b, exponent, mantissa).all());
    Bits one = s.lit(1, 1);
    Bits product = s.reg(one.cat(a.low(mantissa)).mulU(one.cat(b.low(mantissa))));
    int wide = exponent + 2;
    Bits sum =
        s.reg(
            field(a, exponent, mantissa)
                .zext(wide)
                .add(field(b, exponent, mantissa).zext(wide))
                .sub((1L << exponent - 1) - 1));
    Bits sign = s.reg(a.msb().xor(b.msb()));
    Bits high = product.msb();
    Bits shifted = high.mux(product, product.shl(1));
    Bits kept = shifted.high(mantissa + 1);
    Bits round = shifted.bit(mantissa);
    Bits sticky = shifted.low(mantissa).any();
    Bits up = round.and(sticky.or(kept.bit(0)));
    Bits rounded = s.reg(kept.zext(mantissa + 2).add(up.zext(mantissa + 2)));
    Bits shiftedExponent = s.reg(sum.add(high.zext(wide)));
    Bits scaled = shiftedExponent.add(rounded.msb().zext(wide));
    Bits under = scaled.msb().or(scaled.none()).or(s.reg(s.reg(zero)));
    Bits over = scaled.bit(exponent).or(scaled.low(exponent).all()).or(s.reg(s.reg(special)));
    Bits value =
        under.mux(
            s.lit(width - 1, 0),
            over.mux(
                s.lit(exponent, -1).cat(s.lit(mantissa, 0)),
                scaled.low(exponent).cat(rounded.low(mantissa))));
    s.out("result", s.reg(s.reg(sign).cat(value)));
  }

  private static Bits field(Bits a, int exponent, int mantissa) {
    return a.slice(mantissa + exponent - 1, mantissa);
  }

  /** Adds with swap, align, leading zeros, normalise and round; three stages. */
  private static void plus(Sheet s, int exponent, int mantissa) {
    int width = 1 + exponent + mantissa;
    Bits a = s.reg(s.in("a", width));
    Bits b = s.reg(s.in("b", width));
    Bits swap = a.low(width - 1).ltU(b.low(width - 1));
    Bits large = s.reg(swap.mux(b, a));
    Bits small = s.reg(swap.mux(a, b));
    Bits one = s.lit(1, 1);
    int wide = mantissa + 4;
    Bits distance = field(large, exponent, mantissa).sub(field(small, exponent, mantissa));
    Bits aligned = one.cat(small.low(mantissa)).cat(s.lit(3, 0)).shrU(distance);
    Bits base = one.cat(large.low(mantissa)).cat(s.lit(3, 0));
    Bits subtract = large.msb().xor(small.msb());
    Bits sum =
        subtract.mux(
            base.zext(wide + 1).sub(aligned.zext(wide + 1)),
            base.zext(wide + 1).add(aligned.zext(wide + 1)));
    Bits result = s.reg(sum);
    Bits held = s.reg(field(large, exponent, mantissa));
    Bits sign = s.reg(large.msb());
    Bits zeros = result.leadingZeros();
    Bits normal = result.shl(zeros);
    Bits scaled = held.zext(exponent + 1).add(1).sub(zeros.zext(exponent + 1));
    Bits kept = normal.high(mantissa + 1);
    Bits up = normal.bit(3).and(normal.low(3).any().or(kept.bit(0)));
    Bits rounded = kept.zext(mantissa + 2).add(up.zext(mantissa + 2));
    Bits finalExponent = scaled.add(rounded.msb().zext(exponent + 1));
    Bits none = result.none().or(finalExponent.msb());
    Bits value = finalExponent.low(exponent).cat(rounded.low(mantissa));
    s.out("result", s.reg(sign.cat(none.mux(s.lit(width - 1, 0), value))));
  }

  private static void compare(Sheet s, int exponent, int mantissa) {
    int width = 1 + exponent + mantissa;
    Bits a = s.reg(s.in("a", width));
    Bits b = s.reg(s.in("b", width));
    Bits below = a.low(width - 1).ltU(b.low(width - 1));
    Bits same = a.eq(b);
    Bits less = a.msb().ne(b.msb()).mux(a.msb(), a.msb().mux(below.not().and(same.not()), below));
    s.out("less", s.reg(less));
    s.out("larger", s.reg(less.mux(b, a)));
  }

  private void add(String name, Consumer<Sheet> body) {
    designs.add(CalibrationDesign.of("datapath", name, body));
  }
}
