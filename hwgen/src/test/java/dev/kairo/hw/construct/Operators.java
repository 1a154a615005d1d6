package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The operators of the representation, and every operation derived from them. */
final class Operators {
  private static final int[] WIDTHS = {1, 2, 3, 8, 16, 31, 32, 33, 64, 65, 127, 128, 200};
  private static final int[][] FACTORS = {
    {1, 1},
    {1, 8},
    {5, 3},
    {8, 8},
    {18, 27},
    {24, 24},
    {31, 33},
    {32, 32},
    {33, 32},
    {64, 1},
    {64, 64},
    {65, 3},
    {85, 85},
    {100, 100},
    {127, 64}
  };

  private Operators() {}

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    for (int width : WIDTHS) {
      all.add(Construct.of("sums_" + width, module -> sums(module, width)));
      all.add(Construct.of("comparisons_" + width, module -> comparisons(module, width)));
      all.add(Construct.of("bitwise_" + width, module -> bitwise(module, width)));
      all.add(Construct.of("parts_" + width, module -> parts(module, width)));
      all.add(Construct.of("shifts_" + width, module -> shifts(module, width)));
      all.add(Construct.of("counts_" + width, module -> counts(module, width)));
    }
    for (int[] widths : FACTORS) {
      String name = "products_" + widths[0] + "_" + widths[1];
      all.add(Construct.of(name, module -> products(module, widths[0], widths[1])));
    }
    all.add(Construct.of("nested", Operators::nested));
    all.add(Construct.of("constants", Operators::constants));
    return all;
  }

  private static void sums(Module module, int width) {
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    module.out("sum", a.add(b));
    module.out("difference", a.sub(b));
    module.out("plus_three", a.add(3));
    module.out("minus_one", a.sub(1));
    module.out("negated", a.neg());
    module.out("both", a.add(b).sub(b.neg()).add(a));
    module.out("smaller", a.minU(b));
    module.out("larger", a.maxU(b));
    if (width > 4) {
      Bits carried = a.zext(width + 1).add(b.zext(width + 1));
      module.out("carried", carried);
      module.out("carry", carried.msb());
    }
  }

  private static void comparisons(Module module, int width) {
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    module.out("eq", a.eq(b));
    module.out("ne", a.ne(b));
    module.out("lt_u", a.ltU(b));
    module.out("le_u", a.leU(b));
    module.out("gt_u", a.gtU(b));
    module.out("ge_u", a.geU(b));
    module.out("lt_s", a.ltS(b));
    module.out("le_s", a.leS(b));
    module.out("gt_s", a.gtS(b));
    module.out("ge_s", a.geS(b));
    module.out("is_one", a.eq(1));
    module.out("below_three", a.ltU(3));
    module.out("mixed", a.ltS(b.add(1)).and(a.ltU(b).not()).or(a.eq(b)));
  }

  private static void bitwise(Module module, int width) {
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    module.out("both", a.and(b));
    module.out("either", a.or(b));
    module.out("one_of", a.xor(b));
    module.out("inverted", a.not());
    module.out("neither", a.or(b).not());
    module.out("masked", a.and(a.constant(0x5a)).xor(b.not()));
    module.out("some", a.any());
    module.out("none", a.none());
    module.out("every", a.all());
  }

  private static void parts(Module module, int width) {
    Bits a = module.in("a", width);
    Bits b = module.in("b", width);
    module.out("top", a.msb());
    module.out("middle", a.slice(width / 2, width / 4));
    module.out("low", a.low((width + 1) / 2));
    module.out("high", a.high((width + 1) / 2));
    module.out("joined", a.cat(List.of(b, a.bit(0))));
    module.out("twice", a.repeat(2));
    module.out("replicated", a.bit(width / 2).repeat(width));
    module.out("extended_u", a.zext(width + 9));
    module.out("extended_s", a.sext(width + 9));
    List<Bits> reversed = new ArrayList<>(a.split(1));
    module.out(
        "reversed",
        width == 1 ? a.not() : reversed.get(0).cat(reversed.subList(1, reversed.size())));
    module.out("of_sum", a.add(b).slice(width - 1, width / 3));
    Collections.reverse(reversed);
    module.out("crossed", a.low((width + 1) / 2).cat(b.high((width + 1) / 2)));
  }

  private static void shifts(Module module, int width) {
    Bits a = module.in("a", width);
    Bits distance = module.in("distance", Math.min(9, 33 - Integer.numberOfLeadingZeros(width)));
    for (int fixed : new TreeSet<>(List.of(1, width / 2 + 1, width - 1, width + 3))) {
      module.out("left_" + fixed, a.shl(fixed));
      module.out("right_u_" + fixed, a.shrU(fixed));
      module.out("right_s_" + fixed, a.shrS(fixed));
      module.out("rotated_" + fixed, a.rotl(fixed));
    }
    module.out("left", a.shl(distance));
    module.out("right_u", a.shrU(distance));
    module.out("right_s", a.shrS(distance));
  }

  private static void counts(Module module, int width) {
    Bits a = module.in("a", width);
    module.out("parity", a.parity());
    module.out("ones", a.popcount());
    module.out("leading", a.leadingZeros());
    module.out("one_hot", a.low(Math.min(width, 5)).oneHot(Math.min(40, 1 << Math.min(width, 5))));
  }

  private static void products(Module module, int left, int right) {
    Bits a = module.in("a", left);
    Bits b = module.in("b", right);
    module.out("unsigned_product", a.mulU(b));
    module.out("signed_product", a.mulS(b));
    Bits squared = a.mulS(a);
    module.out("squared", squared);
    module.out("part", b.mulU(a).slice(left + right - 1, (left + right) / 2));
  }

  private static void nested(Module module) {
    Bits a = module.in("a", 12);
    Bits b = module.in("b", 12);
    Bits c = module.in("c", 12);
    Bits deep = a;
    for (int i = 0; i < 20; i++) {
      deep = deep.add(b.xor(deep.shrU(i % 5))).sub(c.and(deep.not()));
    }
    module.out("deep", deep);
    module.out("precedence", a.add(b).and(c).or(a.xor(b).sub(c)).not());
    module.out("compared", a.add(b).ltU(c.sub(a)).mux(a.or(b), c.and(a).add(1)));
    module.out("signed_mix", a.shrS(2).add(b).ltS(c.shrS(1).sub(a)).cat(a.add(c).shrS(3)));
  }

  private static void constants(Module module) {
    Bits a = module.in("a", 70);
    Bits zero = module.lit(70, 0);
    Bits flag = module.lit(1, 1);
    module.out("nothing", a.and(zero));
    module.out("fixed", module.lit(70, -5));
    module.out("chosen", flag.mux(a, zero));
    module.out("folded", module.lit(8, 200).add(100).mulS(module.lit(8, -3)));
    module.out("same", a.or(zero));
    Bits mask = module.lit(70, 0x0ff0);
    module.out("masked", a.and(mask));
  }
}
