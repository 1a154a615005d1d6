package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mistake;
import dev.kairo.hw.mutate.Mutant;
import dev.kairo.hw.mutate.Mutants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The directed vectors notice every wrong unit that can be noticed at all. */
class UnitMutantsTest {
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final int ALL = 10_000;

  /** A unit and what its words must give. */
  private record Subject(
      Supplier<Module> unit,
      int latency,
      FpFormat format,
      int operands,
      ToLongFunction<long[]> golden) {
    static Subject multiplier(FpFormat format) {
      return new Subject(
          () -> new FpMultiplier(FpMultiplier.Options.of(format)),
          3,
          format,
          2,
          v -> FpGolden.multiply(format, v[0], v[1]));
    }

    static Subject adder(FpFormat format) {
      return new Subject(
          () -> new FpAdder(FpAdder.Options.of(format)),
          3,
          format,
          2,
          v -> FpGolden.add(format, v[0], v[1]));
    }

    static Subject chain(FpFormat format) {
      return new Subject(
          () -> new FpMultiplyAdd(FpMultiplyAdd.Options.of(format)),
          5,
          format,
          3,
          v -> FpGolden.multiplyAdd(format, v[0], v[1], v[2]));
    }

    Circuit circuit() {
      return Design.of(unit).circuit();
    }

    /** The directed vectors, each once, in an order that changes what follows what. */
    UnitBench directed() {
      Map<List<Long>, long[]> each = new LinkedHashMap<>();
      for (long[] vector : FpVectors.directed(format, format, format, 1)) {
        each.put(LongStream.of(vector).limit(operands).boxed().toList(), vector);
      }
      return shuffled(List.copyOf(each.values()));
    }

    UnitBench exhaustive() {
      return shuffled(
          UnitBench.all(Collections.nCopies(operands, format).toArray(FpFormat[]::new)));
    }

    private UnitBench shuffled(List<long[]> vectors) {
      List<long[]> order = new ArrayList<>(vectors);
      Collections.shuffle(order, new Random(1));
      return new UnitBench(order, golden);
    }

    List<Mutant> survivors(List<Mutant> mutants, UnitBench bench) {
      return mutants.parallelStream()
          .filter(mutant -> bench.mismatch(mutant.circuit(), latency).isEmpty())
          .toList();
    }
  }

  private record Run(List<Mutant> mutants, List<Mutant> survivors) {
    static Run directed(Subject subject) {
      List<Mutant> mutants = Mutants.systematic(subject.circuit(), ALL, 1);
      assertTrue(mutants.size() < ALL);
      assertEquals(mutants.size(), mutants.stream().map(Mutant::name).distinct().count());
      return new Run(mutants, subject.survivors(mutants, subject.directed()));
    }

    String figures(String rest) {
      return "%d mutants, %d killed, %d %s"
          .formatted(mutants.size(), mutants.size() - survivors.size(), survivors.size(), rest);
    }
  }

  /** In a small format equivalence is no opinion: all operands give what they should. */
  private static String proven(Subject subject) {
    Run run = Run.directed(subject);
    assertEquals(run.survivors(), subject.survivors(run.survivors(), subject.exhaustive()));
    return run.figures("equivalent");
  }

  @Test
  void everyMistakeInASmallUnitIsNoticedOrMakesNoDifference() {
    FpFormat format = FpFormat.of("e3m2");
    assertEquals("402 mutants, 386 killed, 16 equivalent", proven(Subject.multiplier(format)));
    assertEquals("697 mutants, 629 killed, 68 equivalent", proven(Subject.adder(format)));
    assertEquals(
        "987 mutants, 816 killed, 171 equivalent", proven(Subject.chain(FpFormat.of("e2m1"))));
  }

  @Test
  void everyMistakeInASmallUnitWithSubnormalsIsNoticedOrMakesNoDifference() {
    FpFormat format = FpFormat.of("e3m2").withSubnormals();
    assertEquals("755 mutants, 699 killed, 56 equivalent", proven(Subject.multiplier(format)));
    assertEquals("780 mutants, 717 killed, 63 equivalent", proven(Subject.adder(format)));
    assertEquals(
        "1345 mutants, 1141 killed, 204 equivalent",
        proven(Subject.chain(FpFormat.of("e2m1").withSubnormals())));
  }

  @Test
  void mistakesInSinglePrecisionAreNoticed() {
    assertEquals(
        "437 mutants, 433 killed, 4 left", Run.directed(Subject.multiplier(FP32)).figures("left"));
    assertEquals(
        "1379 mutants, 1275 killed, 104 left", Run.directed(Subject.adder(FP32)).figures("left"));
  }

  private static void noticed(Subject subject, String net, Mistake mistake, int count) {
    UnitBench bench = subject.directed();
    List<Mutant> mutants = Mutants.at(subject.circuit(), net, mistake);
    assertEquals(count, mutants.size());
    for (Mutant mutant : mutants) {
      Optional<String> mismatch = bench.mismatch(mutant.circuit(), subject.latency());
      assertTrue(mismatch.isPresent(), mutant.toString());
    }
  }

  @Test
  void aDroppedCarryIsNoticed() {
    noticed(Subject.multiplier(FP32), "sum", Mistake.DROPPED_OPERAND, 2);
    noticed(Subject.adder(FP32), "total", Mistake.DROPPED_OPERAND, 2);
    noticed(Subject.chain(FP32), "rounded", Mistake.DROPPED_OPERAND, 4);
  }

  @Test
  void aWrongRoundingIsNoticed() {
    noticed(Subject.multiplier(FP32), "up", Mistake.STUCK_AT_ZERO, 2);
    noticed(Subject.multiplier(FP32), "up", Mistake.OTHER_OPERATOR, 2);
    noticed(Subject.adder(FP32), "up", Mistake.STUCK_AT_ZERO, 1);
    noticed(Subject.adder(FP32), "up", Mistake.DROPPED_OPERAND, 2);
  }

  @Test
  void aLostStickyBitIsNoticed() {
    noticed(Subject.multiplier(FP32), "sticky", Mistake.STUCK_AT_ZERO, 1);
    noticed(Subject.adder(FP32), "sticky", Mistake.STUCK_AT_ZERO, 1);
    noticed(Subject.chain(FP32), "sticky", Mistake.STUCK_AT_ZERO, 2);
  }

  @Test
  void aLowestBitThatTheAlignmentOverlooksIsNoticed() {
    Subject adder = Subject.adder(FP32);
    List<Mutant> overlooking =
        Mutants.systematic(adder.circuit(), ALL, 1).stream()
            .filter(mutant -> mutant.description().contains("a Slice at StickyShift.java"))
            .filter(mutant -> mutant.name().endsWith("is a bit too high"))
            .toList();
    assertEquals(15, overlooking.size());
    assertEquals(List.of(), adder.survivors(overlooking, adder.directed()));
  }

  @Test
  void aMissedFlushBoundaryIsNoticed() {
    // The multiplier counts up below the least normal value; its right operand says when.
    noticed(Subject.multiplier(FP32), "up", Mistake.DROPPED_OPERAND, 4);
    noticed(Subject.multiplier(FP32), "none", Mistake.STUCK_AT_ZERO, 1);
    noticed(Subject.adder(FP32), "FpAdder.none", Mistake.STUCK_AT_ZERO, 2);
  }

  @Test
  void theSignOfAZeroIsNoticed() {
    noticed(Subject.multiplier(FP32), "sign", Mistake.STUCK_AT_ZERO, 1);
    noticed(Subject.adder(FP32), "sign", Mistake.STUCK_AT_ZERO, 2);
    noticed(Subject.adder(FP32), "cancelled", Mistake.STUCK_AT_ZERO, 1);
  }

  @Test
  void aMissingDelayIsNoticed() {
    noticed(Subject.multiplier(FP32), "scale_delayed2", Mistake.MISSING_REGISTER, 1);
    noticed(Subject.adder(FP32), "sign_delayed2", Mistake.MISSING_REGISTER, 1);
    noticed(Subject.chain(FP32), "c_delayed2", Mistake.EXTRA_REGISTER, 1);
  }
}
