package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Derived operations against arithmetic on numbers, over random widths. */
class LogicTest {
  private static final int ROUNDS = 3000;
  private final Random random = new Random(42);

  private Value draw(int width) {
    return switch (random.nextInt(6)) {
      case 0 -> Value.of(width, 0);
      case 1 -> Value.ones(width);
      case 2 -> Value.wrap(width, BigInteger.ONE.shiftLeft(random.nextInt(width)));
      case 3 -> Value.wrap(width, BigInteger.ONE.shiftLeft(random.nextInt(width)).negate());
      default -> new Value(width, new BigInteger(width, random));
    };
  }

  private int width() {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(8);
      case 1 -> 1 << random.nextInt(8);
      case 2 -> 60 + random.nextInt(10);
      default -> 1 + random.nextInt(200);
    };
  }

  private static Value wrap(Value like, BigInteger number) {
    return Value.wrap(like.width(), number);
  }

  private static Value truth(boolean holds) {
    return Value.of(1, holds ? 1 : 0);
  }

  /** Two values of one width. */
  private interface Pair {
    void check(Value a, Value b);
  }

  private void pairs(Pair pair) {
    for (int round = 0; round < ROUNDS; round++) {
      int width = width();
      Value a = draw(width);
      pair.check(a, random.nextInt(5) == 0 ? a : draw(width));
    }
  }

  @Test
  void sums() {
    pairs(
        (a, b) -> {
          assertEquals(wrap(a, a.bits().add(b.bits())), a.add(b));
          assertEquals(wrap(a, a.bits().subtract(b.bits())), a.sub(b));
          assertEquals(wrap(a, a.bits().negate()), a.neg());
          assertEquals(wrap(a, a.bits().add(BigInteger.valueOf(-77))), a.add(-77));
          assertEquals(wrap(a, a.bits().subtract(BigInteger.valueOf(13))), a.sub(13));
        });
  }

  @Test
  void products() {
    for (int round = 0; round < ROUNDS; round++) {
      Value a = draw(width());
      Value b = draw(width());
      int width = a.width() + b.width();
      assertEquals(Value.wrap(width, a.bits().multiply(b.bits())), a.mulU(b));
      assertEquals(Value.wrap(width, a.signed().multiply(b.signed())), a.mulS(b));
    }
  }

  @Test
  void comparisons() {
    pairs(
        (a, b) -> {
          int unsigned = a.bits().compareTo(b.bits());
          int signed = a.signed().compareTo(b.signed());
          assertEquals(truth(unsigned == 0), a.eq(b));
          assertEquals(truth(unsigned != 0), a.ne(b));
          assertEquals(truth(unsigned < 0), a.ltU(b));
          assertEquals(truth(unsigned <= 0), a.leU(b));
          assertEquals(truth(unsigned > 0), a.gtU(b));
          assertEquals(truth(unsigned >= 0), a.geU(b));
          assertEquals(truth(signed < 0), a.ltS(b));
          assertEquals(truth(signed <= 0), a.leS(b));
          assertEquals(truth(signed > 0), a.gtS(b));
          assertEquals(truth(signed >= 0), a.geS(b));
          assertEquals(a.bits().min(b.bits()), a.minU(b).bits());
          assertEquals(a.bits().max(b.bits()), a.maxU(b).bits());
        });
  }

  @Test
  void bitwise() {
    pairs(
        (a, b) -> {
          assertEquals(a.bits().and(b.bits()), a.and(b).bits());
          assertEquals(a.bits().or(b.bits()), a.or(b).bits());
          assertEquals(a.bits().xor(b.bits()), a.xor(b).bits());
          assertEquals(wrap(a, a.bits().not()), a.not());
        });
  }

  @Test
  void shiftsByAFixedDistance() {
    pairs(
        (a, b) -> {
          int by = random.nextInt(a.width() + 3);
          assertEquals(wrap(a, a.bits().shiftLeft(by)), a.shl(by));
          assertEquals(wrap(a, a.bits().shiftRight(by)), a.shrU(by));
          assertEquals(wrap(a, a.signed().shiftRight(by)), a.shrS(by));
          int turn = random.nextInt(3 * a.width()) - a.width();
          int left = Math.floorMod(turn, a.width());
          BigInteger turned = a.bits().shiftLeft(left).or(a.bits().shiftRight(a.width() - left));
          assertEquals(wrap(a, turned), a.rotl(turn));
        });
  }

  @Test
  void shiftsByAVector() {
    for (int round = 0; round < ROUNDS; round++) {
      Value a = draw(width());
      Value distance = draw(1 + random.nextInt(random.nextInt(10) == 0 ? 80 : 9));
      int by = distance.bits().min(BigInteger.valueOf(1000)).intValue();
      assertEquals(wrap(a, a.bits().shiftLeft(by)), a.shl(distance));
      assertEquals(wrap(a, a.bits().shiftRight(by)), a.shrU(distance));
      assertEquals(wrap(a, a.signed().shiftRight(by)), a.shrS(distance));
    }
  }

  @Test
  void reductions() {
    pairs(
        (a, b) -> {
          int ones = a.bits().bitCount();
          assertEquals(ones, a.popcount().bits().intValueExact());
          assertEquals(32 - Integer.numberOfLeadingZeros(a.width()), a.popcount().width());
          assertEquals(truth(ones % 2 == 1), a.parity());
          assertEquals(truth(ones > 0), a.any());
          assertEquals(truth(ones == 0), a.none());
          assertEquals(truth(ones == a.width()), a.all());
          assertEquals(a.width() - a.bits().bitLength(), a.leadingZeros().bits().intValueExact());
          assertEquals(32 - Integer.numberOfLeadingZeros(a.width()), a.leadingZeros().width());
        });
  }

  @Test
  void everyWidthCountsItsZeros() {
    for (int width = 1; width <= 70; width++) {
      for (int top = -1; top < width; top++) {
        Value value =
            top < 0 ? Value.of(width, 0) : Value.wrap(width, BigInteger.ONE.shiftLeft(top));
        assertEquals(width - 1 - top, value.leadingZeros().bits().intValueExact());
      }
    }
  }

  @Test
  void extensionsAndParts() {
    pairs(
        (a, b) -> {
          int wider = a.width() + random.nextInt(70);
          assertEquals(new Value(wider, a.bits()), a.zext(wider));
          assertEquals(Value.wrap(wider, a.signed()), a.sext(wider));
          int low = random.nextInt(a.width());
          int high = low + random.nextInt(a.width() - low);
          assertEquals(Value.wrap(high - low + 1, a.bits().shiftRight(low)), a.slice(high, low));
          assertEquals(truth(a.bits().testBit(low)), a.bit(low));
          assertEquals(truth(a.bits().testBit(a.width() - 1)), a.msb());
          assertEquals(Value.wrap(low + 1, a.bits()), a.low(low + 1));
          assertEquals(
              Value.wrap(low + 1, a.bits().shiftRight(a.width() - low - 1)), a.high(low + 1));
          Value joined = a.cat(List.of(b, a));
          assertEquals(3 * a.width(), joined.width());
          assertEquals(
              a.bits().shiftLeft(a.width()).or(b.bits()).shiftLeft(a.width()).or(a.bits()),
              joined.bits());
          assertEquals(a.cat(a).cat(a), a.repeat(3));
        });
  }

  @Test
  void splitsAreTheParts() {
    for (int round = 0; round < 300; round++) {
      int part = 1 + random.nextInt(20);
      int count = 1 + random.nextInt(10);
      Value a = draw(part * count);
      List<Value> parts = a.split(part);
      assertEquals(count, parts.size());
      BinaryOperator<Value> onTop = (lower, upper) -> upper.cat(lower);
      assertEquals(a, parts.stream().reduce(onTop).orElseThrow());
    }
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Value.of(8, 3).split(3));
    assertEquals(
        "split of 8'h3 in parts of 3; choose a divisor of its width", refused.getMessage());
  }

  @Test
  void oneHot() {
    for (int round = 0; round < 1000; round++) {
      Value a = draw(1 + random.nextInt(8));
      int count = 1 + random.nextInt(300);
      int index = a.bits().intValueExact();
      BigInteger expected = index < count ? BigInteger.ONE.shiftLeft(index) : BigInteger.ZERO;
      assertEquals(new Value(count, expected), a.oneHot(count));
    }
  }

  @Test
  void choices() {
    pairs(
        (a, b) -> {
          assertEquals(a, Value.of(1, 1).mux(a, b));
          assertEquals(b, Value.of(1, 0).mux(a, b));
        });
  }

  @Test
  void valuesCheckTheirWidths() {
    assertThrows(IllegalArgumentException.class, () -> Value.of(8, 1).add(Value.of(9, 1)));
    assertThrows(IllegalArgumentException.class, () -> Value.of(8, 1).zext(7));
    assertThrows(IllegalArgumentException.class, () -> new Value(4, BigInteger.valueOf(16)));
    assertThrows(IllegalArgumentException.class, () -> Value.of(0, 0));
  }
}
