package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every pair of operands of small formats through every arrangement of the units. */
class SmallFormatsTest {
  private static final List<FpFormat> FORMATS =
      Stream.of("e2m1", "e3m2", "e4m3")
          .map(FpFormat::of)
          .flatMap(format -> Stream.of(format, format.withSubnormals()))
          .toList();

  private int vectors;

  private void agrees(String what, UnitBench bench, int latency, Supplier<Module> unit) {
    Circuit circuit = Design.of(unit).circuit();
    assertEquals(latency, circuit.latency(), what);
    assertEquals(Optional.empty(), bench.mismatch(circuit, latency), what);
    vectors += bench.size();
  }

  @Test
  void multipliersOfEveryLatencyAndDspCount() {
    for (FpFormat format : FORMATS) {
      UnitBench bench =
          new UnitBench(UnitBench.all(format, format), v -> FpGolden.multiply(format, v[0], v[1]));
      for (int dsps = 0; dsps <= 1; dsps++) {
        for (int latency = 0; latency <= 5; latency++) {
          var options = FpMultiplier.Options.of(format).withDsps(dsps).withLatency(latency);
          agrees(options.toString(), bench, latency, () -> new FpMultiplier(options));
        }
      }
    }
    assertEquals(2 * 2 * 6 * (256 + 4_096 + 65_536), vectors);
  }

  @Test
  void addersOfEveryLatency() {
    for (FpFormat format : FORMATS) {
      UnitBench bench =
          new UnitBench(UnitBench.all(format, format), v -> FpGolden.add(format, v[0], v[1]));
      for (int latency = 0; latency <= 6; latency++) {
        var options = FpAdder.Options.of(format).withLatency(latency);
        agrees(options.toString(), bench, latency, () -> new FpAdder(options));
      }
    }
    assertEquals(2 * 7 * (256 + 4_096 + 65_536), vectors);
  }

  @Test
  void chainsOfBoth() {
    for (FpFormat format : FORMATS) {
      boolean all = format.width() <= 6;
      List<long[]> words =
          all ? UnitBench.all(format, format, format) : randomTriples(format, 100_000);
      UnitBench bench = new UnitBench(words, v -> FpGolden.multiplyAdd(format, v[0], v[1], v[2]));
      for (int[] split : new int[][] {{0, 0, 0}, {2, 3, 1}, {5, 1, 0}}) {
        var options =
            new FpMultiplyAdd.Options(
                FpMultiplier.Options.of(format).withLatency(split[0]).withDsps(split[2]),
                FpAdder.Options.of(format).withLatency(split[1]));
        int latency = split[0] + split[1];
        agrees(options.toString(), bench, latency, () -> new FpMultiplyAdd(options));
      }
    }
    assertEquals(2 * 3 * (4_096 + 262_144 + 100_000), vectors);
  }

  private static List<long[]> randomTriples(FpFormat format, int count) {
    Random random = new Random(3);
    return Stream.generate(() -> FpVectors.random(format, format, format, random))
        .limit(count)
        .toList();
  }

  @Test
  void multipliersOfMixedFormats() {
    int units = 0;
    for (List<String> names :
        List.of(
            List.of("e4m3", "e5m2", "e4m3"),
            List.of("e4m3", "e4m3", "fp32"),
            List.of("e3m4", "e5m2", "bf16"),
            List.of("e2m1", "e6m2", "e3m1"),
            List.of("e5m2", "e2m3", "e10m8"))) {
      for (int flags = 0; flags < 8; flags++) {
        FpFormat left = format(names.get(0), flags & 1);
        FpFormat right = format(names.get(1), flags & 2);
        FpFormat result = format(names.get(2), flags & 4);
        UnitBench bench =
            new UnitBench(
                UnitBench.all(left, right),
                v -> FpGolden.multiply(left, v[0], right, v[1], result));
        for (int dsps = 0; dsps <= 1; dsps++) {
          var options = new FpMultiplier.Options(left, right, result, dsps, 2);
          agrees(options.toString(), bench, 2, () -> new FpMultiplier(options));
          units++;
        }
      }
    }
    assertEquals(80, units);
    assertEquals(16 * (65_536 * 3 + 16 * 512 + 256 * 64), vectors);
  }

  private static FpFormat format(String name, int subnormals) {
    FpFormat format = FpFormat.of(name);
    return subnormals == 0 ? format : format.withSubnormals();
  }

  @Test
  void theBenchNoticesAUnitOfAnotherFormatAndAnotherLatency() {
    FpFormat flushing = FpFormat.of("e3m2");
    FpFormat full = flushing.withSubnormals();
    UnitBench bench =
        new UnitBench(UnitBench.all(full, full), v -> FpGolden.multiply(full, v[0], v[1]));
    Circuit unit = Design.of(() -> new FpMultiplier(FpMultiplier.Options.of(flushing))).circuit();
    assertEquals(Optional.of("a=1 b=9 gives 0, the model 1"), bench.mismatch(unit, 3));
    assertNotEquals(Optional.empty(), bench.mismatch(unit, 2));
  }
}
