package dev.kairo.hw.front;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Wire;
import dev.kairo.hw.ir.Value;
import org.junit.jupiter.api.Test;

/** Widths are strict: each kind of operator names both operands and their lines. */
class OperandsTest {
  @Test
  void binaryOperators() {
    Refusal.expect(
        "WIDTH Top: add of a (8 bits) and b (9 bits); extend the narrower one with zext "
            + "or sext, or slice the wider one (`m.out(\"y\", a.add(b));` and `Bits a = "
            + "m.in(\"a\", 8);` and `Bits b = m.in(\"b\", 9);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", a.add(b));
        });
    Refusal.expect(
        "WIDTH Top: xor of a (8 bits) and b (9 bits); extend the narrower one with zext "
            + "or sext, or slice the wider one (`m.out(\"y\", a.xor(b));` and `Bits a = "
            + "m.in(\"a\", 8);` and `Bits b = m.in(\"b\", 9);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", a.xor(b));
        });
    Refusal.expect(
        "WIDTH Top: eq of a (8 bits) and b (1 bit); extend the narrower one with zext or "
            + "sext, or slice the wider one (`m.out(\"y\", a.eq(b));` and `Bits a = m.in(\"a\", "
            + "8);` and `Bits b = m.in(\"b\", 1);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 1);
          m.out("y", a.eq(b));
        });
    Refusal.expect(
        "WIDTH Top: lt_s of b (9 bits) and a (8 bits); extend the narrower one with zext "
            + "or sext, or slice the wider one (`m.out(\"y\", a.leS(b));` and `Bits b = "
            + "m.in(\"b\", 9);` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", a.leS(b));
        });
  }

  @Test
  void derivedOperatorsNameTheUsersLine() {
    Refusal.expect(
        "WIDTH Top: lt_u of a (8 bits) and b (9 bits); extend the narrower one with zext "
            + "or sext, or slice the wider one (`m.out(\"y\", a.maxU(b));` and `Bits a = "
            + "m.in(\"a\", 8);` and `Bits b = m.in(\"b\", 9);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", a.maxU(b));
        });
  }

  @Test
  void twoWayChoices() {
    Refusal.expect(
        "WIDTH Top: mux of a (8 bits) and b (9 bits); extend the narrower one with zext "
            + "or sext, or slice the wider one (`m.out(\"y\", m.in(\"s\", 1).mux(a, b));` and "
            + "`Bits a = m.in(\"a\", 8);` and `Bits b = m.in(\"b\", 9);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", m.in("s", 1).mux(a, b));
        });
    Refusal.expect(
        "WIDTH Top: the select of mux is a (8 bits) where 1 bit is needed; compare it, "
            + "reduce it with any() or take one bit of it (`m.out(\"y\", a.mux(a, a));` and "
            + "`Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.mux(a, a));
        });
  }

  @Test
  void manyWayChoices() {
    Refusal.expect(
        "WIDTH Top: a choice of b (9 bits) and a (8 bits); extend the narrower one with "
            + "zext or sext, or slice the wider one (`m.out(\"y\", m.cases(m.in(\"s\", "
            + "2)).when(0, a).when(1, b).otherwise(a));` and `Bits b = m.in(\"b\", 9);` and "
            + "`Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits b = m.in("b", 9);
          m.out("y", m.cases(m.in("s", 2)).when(0, a).when(1, b).otherwise(a));
        });
    Refusal.expect(
        "WIDTH Top: key 4 does not fit the choice by s (2 bits); give each key once, from "
            + "0 to what the select can hold (`m.out(\"y\", m.cases(s).when(4, "
            + "a).otherwise(a));` and `Bits s = m.in(\"s\", 2);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits s = m.in("s", 2);
          m.out("y", m.cases(s).when(4, a).otherwise(a));
        });
    Refusal.expect(
        "WIDTH Top: key 1 stands twice in the choice by s (2 bits); give each key once, "
            + "from 0 to what the select can hold (`m.out(\"y\", m.cases(s).when(1, a).when(1, "
            + "a).otherwise(a));` and `Bits s = m.in(\"s\", 2);`)",
        m -> {
          Bits a = m.in("a", 8);
          Bits s = m.in("s", 2);
          m.out("y", m.cases(s).when(1, a).when(1, a).otherwise(a));
        });
  }

  @Test
  void slices() {
    Refusal.expect(
        "WIDTH Top: bits 8 down to 3 of a (8 bits) do not exist; choose 7 >= high >= low "
            + ">= 0 (`m.out(\"y\", a.slice(8, 3));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.slice(8, 3));
        });
    Refusal.expect(
        "WIDTH Top: bits 2 down to 3 of a (8 bits) do not exist; choose 7 >= high >= low "
            + ">= 0 (`m.out(\"y\", a.slice(2, 3));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.slice(2, 3));
        });
  }

  @Test
  void registers() {
    Refusal.expect(
        "WIDTH Top: the next value of a register of 9 bits is a (8 bits) where 9 bits are "
            + "needed; extend or slice it (`m.out(\"y\", m.reg(9).next(a));` and `Bits a = "
            + "m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", m.reg(9).next(a));
        });
    Refusal.expect(
        "WIDTH Top: the enable of a register is a (8 bits) where 1 bit is needed; compare "
            + "it, reduce it with any() or take one bit of it (`m.out(\"y\", "
            + "m.reg(8).enable(a).next(a));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", m.reg(8).enable(a).next(a));
        });
    Refusal.expect(
        "WIDTH Top: a register of 8 bits is given 9'h1; give it a value of its own width "
            + "(`m.out(\"y\", m.reg(8).reset(a.bit(0), Value.of(9, 1)).next(a));`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", m.reg(8).reset(a.bit(0), Value.of(9, 1)).next(a));
        });
  }

  @Test
  void wires() {
    Refusal.expect(
        "WIDTH Top: the driver of w (9 bits) is a (8 bits) where 9 bits are needed; "
            + "extend or slice it (`w.drive(a);` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Wire w = m.wire(9);
          w.drive(a);
          m.out("y", w);
        });
  }

  @Test
  void extensionsThatShrink() {
    Refusal.expect(
        "WIDTH Top: zext of a (8 bits) to 7 bits; extend to its own width or more, or "
            + "take its low bits with low() (`m.out(\"y\", a.zext(7));` and `Bits a = "
            + "m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.zext(7));
        });
    Refusal.expect(
        "WIDTH Top: sext of a (8 bits) to 7 bits; extend to its own width or more, or "
            + "take its low bits with low() (`m.out(\"y\", a.sext(7));` and `Bits a = "
            + "m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.sext(7));
        });
    Refusal.expect(
        "WIDTH Top: bits 7 down to -1 of a (8 bits) do not exist; choose 7 >= high >= low "
            + ">= 0 (`m.out(\"y\", a.high(9));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          m.out("y", a.high(9));
        });
  }

  @Test
  void widthsBelowOne() {
    Refusal.expect(
        "WIDTH Top: a signal of 0 bits, a; give it at least 1 bit, or leave it out "
            + "(`m -> m.out(\"y\", m.in(\"a\", 0)));`)",
        m -> m.out("y", m.in("a", 0)));
    Refusal.expect(
        "WIDTH Top: a signal of 0 bits; give it at least 1 bit, or leave it out "
            + "(`m -> m.out(\"y\", m.wire(0)));`)",
        m -> m.out("y", m.wire(0)));
    Refusal.expect(
        "WIDTH Top: a signal of 0 bits; give it at least 1 bit, or leave it out "
            + "(`m -> m.out(\"y\", m.reg(0).next(r -> r)));`)",
        m -> m.out("y", m.reg(0).next(r -> r)));
  }
}
