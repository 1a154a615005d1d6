package dev.kairo.sim.fp;

import dev.kairo.hw.Bits;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.fp.FpConvert;
import dev.kairo.hw.fp.FpDividerPipelined;
import dev.kairo.hw.fp.FpExpPipelined;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpGolden;
import dev.kairo.hw.fp.FpMax;
import dev.kairo.hw.fp.FpNegate;
import dev.kairo.hw.fp.FpRelu;
import dev.kairo.hw.fp.FpToInt;
import dev.kairo.hw.fp.IntToFp;

/** Pipelined division and exponential, comparisons and conversions of one format. */
final class FurtherUnits extends Bank {
  private static final FpFormat HALF = FpFormat.FP16.withSubnormals();

  FurtherUnits(FpFormat format) {
    this(format, format);
  }

  /** Units of one format that claim to be those of another of the same width. */
  FurtherUnits(FpFormat built, FpFormat claimed) {
    Bits a = in("a", built.width());
    Bits b = in("b", built.width());
    Bits c = in("c", built.width());
    pipelined(built, claimed, a, b);
    comparisons(built, claimed, a, b);
    conversions(built, claimed, a, a.cat(b), c);
  }

  private void pipelined(FpFormat built, FpFormat claimed, Bits a, Bits b) {
    var divider = FpDividerPipelined.Options.of(built);
    out("divide", new FpDividerPipelined(this, divider, a, b).y);
    unit("divide", divider.latencyCycles(), (x, y, z) -> FpGolden.divide(claimed, x, y));
    for (int dsps : new int[] {0, 3}) {
      var exp = FpExpPipelined.Options.of(built).withDsps(dsps);
      out("exp" + dsps, new FpExpPipelined(this, exp, a).y);
      unit("exp" + dsps, exp.latency(), (x, y, z) -> FpGolden.exp(claimed, x));
    }
  }

  private void comparisons(FpFormat built, FpFormat claimed, Bits a, Bits b) {
    FpCompare compare = new FpCompare(this, FpCompare.Options.of(built).withLatency(1), a, b);
    out("less", compare.lt);
    unit("less", 1, (x, y, z) -> FpGolden.lessThan(claimed, x, y) ? 1 : 0);
    out("equal", compare.eq);
    unit("equal", 1, (x, y, z) -> FpGolden.equal(claimed, x, y) ? 1 : 0);
    out("max", new FpMax(this, FpMax.Options.of(built), a, b).y);
    unit("max", 0, (x, y, z) -> FpGolden.max(claimed, x, y));
    out("relu", new FpRelu(this, FpRelu.Options.of(built), a).y);
    unit("relu", 0, (x, y, z) -> FpGolden.relu(claimed, x));
    out("negate", new FpNegate(this, FpNegate.Options.of(built), a).y);
    unit("negate", 0, (x, y, z) -> FpGolden.negate(claimed, x));
  }

  private void conversions(FpFormat built, FpFormat claimed, Bits a, Bits both, Bits c) {
    Bits number = both.low(32).shrS(c.low(5)).named("number");
    var fromInt = IntToFp.Options.of(built);
    out("from_int", new IntToFp(this, fromInt, number).y);
    int width = built.width();
    unit(
        "from_int",
        fromInt.latency(),
        (x, y, z) -> FpGolden.fromInt(claimed, (int) (x << width | y) >> (int) (z & 31)));
    var toInt = FpToInt.Options.of(built);
    out("to_int", new FpToInt(this, toInt, a).y);
    unit("to_int", toInt.latency(), (x, y, z) -> FpGolden.toInt(claimed, x) & 0xFFFFFFFFL);
    var toHalf = FpConvert.Options.of(built, HALF);
    out("to_half", new FpConvert(this, toHalf, a).y);
    unit("to_half", toHalf.latency(), (x, y, z) -> FpGolden.convert(claimed, x, HALF));
    var fromHalf = FpConvert.Options.of(HALF, built);
    out("from_half", new FpConvert(this, fromHalf, both.low(HALF.width())).y);
    unit(
        "from_half",
        fromHalf.latency(),
        (x, y, z) -> FpGolden.convert(HALF, (x << width | y) & 0xFFFF, claimed));
  }
}
