package dev.kairo.hw.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.check.Lint;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutantsTest {
  /** The larger of two words, a cycle later. */
  private static final class Larger extends Module {
    final Bits y;

    Larger(Module parent, Bits aOuter, Bits bOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      Bits less = a.ltU(b).named("less");
      y = out("y", reg(less.mux(b, a).named("larger")));
    }
  }

  /** Two of them side by side and their difference, with a running count. */
  private static final class Pair extends Module {
    Pair() {
      Bits a = in("a", 4);
      Bits b = in("b", 4);
      Bits first = new Larger(this, a, b).y;
      Bits second = new Larger(this, b, lit(4, 3)).y;
      out("y", first.sub(second).named("difference"));
      Bits enable = in("enable", 1);
      out("count", reg(2).reset(0).enable(enable).next(count -> count.add(1)).named("count"));
    }
  }

  private static final Circuit PAIR = Design.of(Pair::new).circuit();

  private static List<String> names(List<Mutant> mutants) {
    return mutants.stream().map(Mutant::name).toList();
  }

  @Test
  void everyNodeOfEveryModuleIsWrongOnce() {
    assertEquals(
        """
        Pair.larger#4 has a and b swapped
        Pair.larger_y#5 is stuck at zero
        Pair.larger_y#5 is stuck at ones
        Pair.#6 is one more than 3
        Pair.larger#7 has a and b swapped
        Pair.larger_y#8 is stuck at zero
        Pair.larger_y#8 is stuck at ones
        Pair.difference#9 is stuck at zero
        Pair.difference#9 is stuck at ones
        Pair.difference#9 is ADD instead of SUB
        Pair.difference#9 is without its right operand
        Pair.difference#9 is without its left operand
        Pair.difference#9 has its operands in the wrong order
        Pair.#11 is one more than 1
        Pair.#12 is stuck at zero
        Pair.#12 is stuck at ones
        Pair.#12 is SUB instead of ADD
        Pair.#12 is without its right operand
        Pair.#12 is without its left operand
        Pair.count#13 is stuck at zero
        Pair.count#13 is stuck at ones
        Pair.count#13 comes a cycle late
        Pair.count#13 takes a value in every cycle
        Pair.count#13 is not reset
        Pair.count#13 is reset to one more
        Larger.less#2 is stuck at zero
        Larger.less#2 is stuck at ones
        Larger.less#2 is LT_S instead of LT_U
        Larger.less#2 holds for equal operands too
        Larger.less#2 has its operands in the wrong order
        Larger.larger#3 is stuck at zero
        Larger.larger#3 is stuck at ones
        Larger.larger#3 chooses the wrong way round
        Larger.larger#3 always chooses 1
        Larger.larger#3 always chooses 0
        Larger.#4 is stuck at zero
        Larger.#4 is stuck at ones
        Larger.#4 comes a cycle early
        Larger.#4 comes a cycle late""",
        String.join("\n", names(Mutants.systematic(PAIR, 1_000, 1))));
  }

  @Test
  void aLimitChoosesBySeedAndKeepsTheOrder() {
    List<String> all = names(Mutants.systematic(PAIR, 1_000, 1));
    List<String> some = names(Mutants.systematic(PAIR, 7, 1));
    assertEquals(7, some.size());
    assertEquals(some, all.stream().filter(some::contains).toList());
    assertEquals(some, names(Mutants.systematic(PAIR, 7, 1)));
    assertTrue(!some.equals(names(Mutants.systematic(PAIR, 7, 2))));
  }

  @Test
  void mutantsAreCircuitsThatKeepEveryRuleAndCanBePrinted() {
    for (Mutant mutant : Mutants.systematic(PAIR, 1_000, 1)) {
      assertEquals(
          List.of(),
          Lint.of(mutant.circuit()).stream().filter(found -> found.code().error()).toList(),
          mutant.name());
      assertTrue(VerilogEmitter.emit(mutant.circuit()).verilogFiles().size() >= 1);
    }
  }

  private static long difference(Circuit circuit, long a, long b) {
    Interpreter machine = Interpreter.of(circuit, 1);
    machine.set("a", a);
    machine.set("b", b);
    machine.step();
    return machine.getLong("y");
  }

  @Test
  void aModuleThatIsUsedTwiceIsWrongInBothPlaces() {
    Mutant mutant = Mutants.at(PAIR, "less", Mistake.SWAPPED_OPERANDS).get(0);
    assertEquals("Larger.less#2 has its operands in the wrong order", mutant.name());
    assertEquals(
        "Larger.less#2, a LT_U at MutantsTest.java, has its operands in the wrong order.",
        mutant.description().replaceAll(":\\d+", ""));
    // The larger ones of (9, 5) and of (5, 3), and the smaller ones.
    assertEquals(9 - 5, difference(PAIR, 9, 5));
    assertEquals(5 - 3, difference(mutant.circuit(), 9, 5));
  }

  @Test
  void theDesignItComesFromIsLeftAsItWas() {
    String before = VerilogEmitter.emit(PAIR).digest();
    List<Mutant> mutants = Mutants.systematic(PAIR, 1_000, 1);
    assertEquals(before, VerilogEmitter.emit(PAIR).digest());
    Mutant outer = Mutants.at(PAIR, "difference", Mistake.OTHER_OPERATOR).get(0);
    assertEquals(inner(PAIR), inner(outer.circuit()), "a module without the mistake is shared");
    Mutant inner = Mutants.at(PAIR, "larger", Mistake.SWAPPED_CHOICE).get(0);
    assertNotEquals(inner(PAIR), inner(inner.circuit()));
    assertTrue(mutants.size() > 20);
  }

  private static Set<Object> inner(Circuit circuit) {
    return Arrays.stream(circuit.nodes())
        .filter(Node.Instance.class::isInstance)
        .map(node -> (Object) ((Node.Instance) node).definition())
        .collect(Collectors.toSet());
  }

  /** A register whose missing would close a loop. */
  private static final class Toggle extends Module {
    Toggle() {
      Wire next = wire(1);
      Bits state = reg(next).named("state");
      next.drive(state.not());
      out("y", state);
    }
  }

  @Test
  void mistakesThatCloseALoopAreLeftOut() {
    Circuit toggle = Design.of(Toggle::new).circuit();
    assertEquals(
        List.of(
            "Toggle.state#1 is stuck at zero",
            "Toggle.state#1 is stuck at ones",
            "Toggle.state#1 comes a cycle late",
            "Toggle.next#2 is stuck at zero",
            "Toggle.next#2 is stuck at ones",
            "Toggle.next#2 is not inverted"),
        names(Mutants.systematic(toggle, 1_000, 1)));
  }

  @Test
  void unknownNetsAndImpossibleMistakesAreRefused() {
    assertEquals(
        "Pair has no net 'lesser'; choose one of Larger.a, Larger.b, Larger.larger, Larger.less,"
            + " Pair.a, Pair.b, Pair.count, Pair.difference, Pair.enable, Pair.larger,"
            + " Pair.larger_y, Pair.rst.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Mutants.at(PAIR, "lesser", Mistake.STUCK_AT_ONE))
            .getMessage());
    assertEquals(
        "MISSING_REGISTER is no mistake that can be made at 'Larger.less'; choose one of"
            + " [OTHER_OPERATOR, OTHER_BOUNDARY, SWAPPED_OPERANDS, STUCK_AT_ZERO, STUCK_AT_ONE].",
        assertThrows(
                IllegalArgumentException.class,
                () -> Mutants.at(PAIR, "Larger.less", Mistake.MISSING_REGISTER))
            .getMessage());
  }

  /** One of each kind of node that is left. */
  private static final class Rest extends Module {
    Rest() {
      Bits a = in("a", 2);
      Bits b = in("b", 2);
      Bits write = in("write", 1);
      var memory = memory(4, 2);
      memory.write(write, a, b);
      Bits word = memory.read(b).named("word");
      Bits chosen = cases(a).when(1, word).when(2, b).otherwise(lit(2, 3)).named("chosen");
      out("y", chosen.cat(b).named("both"));
      out("z", a.cat(word).slice(2, 1).named("middle"));
    }
  }

  @Test
  void memoriesCasesPartsAndSlicesHaveTheirMistakes() {
    Circuit rest = Design.of(Rest::new).circuit();
    assertEquals(
        """
        Rest.memory#3 never writes by port 0
        Rest.memory#3 writes by port 0 in every cycle
        Rest.word#4 is stuck at zero
        Rest.word#4 is stuck at ones
        Rest.#5 is one more than 3
        Rest.chosen#6 is stuck at zero
        Rest.chosen#6 is stuck at ones
        Rest.chosen#6 has no case for 1
        Rest.chosen#6 has no case for 2
        Rest.both#7 is stuck at zero
        Rest.both#7 is stuck at ones
        Rest.both#7 has its parts 0 and 1 swapped
        Rest.#8 is stuck at zero
        Rest.#8 is stuck at ones
        Rest.#8 has its parts 0 and 1 swapped
        Rest.middle#9 is stuck at zero
        Rest.middle#9 is stuck at ones
        Rest.middle#9 is a bit too low
        Rest.middle#9 is a bit too high""",
        String.join("\n", names(Mutants.systematic(rest, 1_000, 1))));
  }
}
