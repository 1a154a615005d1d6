package dev.kairo.hw.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.wave.Trace.Channel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of signals; the pictures here are the expected ones. */
class WaveTest {

  private static final class Counter extends Module {
    Counter() {
      Bits enable = in("enable", 1);
      Bits count = reg(8).reset(250).enable(enable).next(c -> c.add(1));
      Bits wide = reg(40).reset(0).next(w -> w.add(count.zext(40).shl(30)));
      out("count", count);
      out("last", count.all());
      out("wide", wide);
    }
  }

  private static Trace counted(int cycles, String... signals) {
    Interpreter counter = Interpreter.of(Design.of(Counter::new).circuit(), 1);
    counter.reset();
    Trace trace = Waves.of(counter, signals);
    for (int cycle = 0; cycle < cycles; cycle++) {
      counter.set("enable", cycle % 4 == 0 ? 0 : 1);
      counter.step();
    }
    return trace;
  }

  @Test
  void bitsAreDrawnAndVectorsWrittenWhereTheyChange() {
    assertEquals(
        """
        cycle   0   1   2   3   4   5   6   7   8   9
        enable      ┌───────────┐   ┌───────────┐   ┌───
                ────┘           └───┘           └───┘
        count   │fa     │fb │fc │fd     │fe │ff │00
        last                                ┌───┐
                ────────────────────────────┘   └───────
        """,
        TextWave.of(counted(10, "enable", "count", "last")).render());
  }

  @Test
  void asciiTakesOneLineForABit() {
    assertEquals(
        """
        cycle   0   1   2   3   4   5   6   7   8   9
        enable  ____/-----------\\___/-----------\\___/---
        count   |fa     |fb |fc |fd     |fe |ff |00
        last    ____________________________/---\\_______
        """,
        TextWave.of(counted(10, "enable", "count", "last")).ascii().render());
  }

  @Test
  void longTracesWrapAndCellsGrowWithTheValues() {
    assertEquals(
        """
        cycle  0          1          2          3
        count  │fa                   │fb        │fc
        wide   │0000000000│3e80000000│7d00000000│bbc0000000

        cycle  4          5          6          7
        count  │fd                   │fe        │ff
        wide   │fac0000000│3a00000000│7940000000│b8c0000000

        cycle  8
        count  │00
        wide   │f880000000
        """,
        TextWave.of(counted(9, "count", "wide")).columns(60).render());
  }

  private static final class Two extends Module {
    Two() {
      Clock slow = clock("slow");
      Bits fast = reg(4).reset(0).next(c -> c.add(1));
      Bits held = reg(slow, 4).next(fast.crossing(slow));
      out("fast", fast);
      out("held", held);
    }
  }

  @Test
  void severalClocksHaveRowsOfTheirOwn() {
    Interpreter two = Interpreter.of(Design.of(Two::new).circuit(), 1);
    two.reset();
    Trace trace = Waves.of(two, "fast", "held");
    for (int cycle = 0; cycle < 8; cycle++) {
      if (cycle % 3 == 2) {
        two.step("clk", "slow");
      } else {
        two.step();
      }
    }
    assertEquals(
        """
        cycle  0   1   2   3   4   5   6   7
        slow              ▲           ▲
        clk       ▲   ▲   ▲   ▲   ▲   ▲   ▲   ▲
        fast   │0  │1  │2  │3  │4  │5  │6  │7
        held   │8          │2          │5
        """,
        TextWave.of(trace).render());
  }

  @Test
  void aValueWithoutRoomIsCutVisibly() {
    Trace trace = new Trace("Wide", List.of(), List.of(new Channel("word", 256)));
    for (long cycle = 0; cycle < 3; cycle++) {
      long value = -1 - cycle;
      trace.sample(List.of(), (channel, index) -> value);
    }
    List<String> lines = TextWave.of(trace).render().lines().toList();
    assertEquals("cycle  0" + " ".repeat(35) + "1", lines.get(0));
    assertEquals(
        "word   │" + "f".repeat(34) + "…│" + "f".repeat(15), lines.get(1).substring(0, 59));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80));
  }

  @Test
  void aTraceKnowsEveryValue() {
    Trace trace = counted(9, "wide", "count");
    assertEquals(Value.of(8, 0xff), trace.value(1, 7));
    assertTrue(trace.changes(1, 7));
    assertEquals(9, trace.cycles());
    assertEquals(
        "cycle 9 of a trace of Counter that holds 9 cycles",
        assertThrows(IndexOutOfBoundsException.class, () -> trace.value(1, 9)).getMessage());
  }

  @Test
  void everyNamedSignalCanBeRecorded() {
    Interpreter counter = Interpreter.of(Design.of(Counter::new).circuit(), 1);
    Trace trace = Waves.all(counter);
    counter.step(2);
    assertEquals(
        List.of("enable", "rst", "count", "last", "wide"),
        trace.channels().stream().map(Channel::path).toList());
    assertEquals(2, trace.cycles());
    assertEquals(List.of(true, true), Arrays.asList(trace.rises(0, 0), trace.rises(0, 1)));
  }
}
