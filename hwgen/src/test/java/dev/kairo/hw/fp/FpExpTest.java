package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.ir.Circuit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FpExpTest {
  private static Circuit unit(FpFormat format) {
    return Design.of(() -> new FpExp(FpExp.Options.of(format))).circuit();
  }

  private static SequentialBench bench(FpFormat format, List<long[]> vectors) {
    return new SequentialBench(vectors, v -> FpGolden.exp(format, v[0]));
  }

  @ParameterizedTest
  @CsvSource({"e2m1, 23, 24", "e3m2, 24, 25", "e4m3, 25, 25", "fp16, 26, 27", "e5m3, 26, 26"})
  void exponentialsOfAllWords(String name, int latency, int withSubnormals) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : List.of(format, format.withSubnormals())) {
      int expected = each.subnormals() ? withSubnormals : latency;
      assertEquals(expected, FpExp.Options.of(each).latencyCycles());
      SequentialBench all = bench(each, UnitBench.all(each));
      assertEquals(Optional.empty(), all.mismatch(unit(each), expected));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fp32", "bf16", "e8m14", "e2m23", "e10m23", "e10m1"})
  void exponentialsOfDirectedWords(String name) {
    FpFormat format = FpFormat.of(name);
    for (FpFormat each : List.of(format, format.withSubnormals())) {
      List<long[]> some = FpVectors.directed(each, each, each, 1).subList(0, 20000);
      int latency = FpExp.Options.of(each).latencyCycles();
      assertEquals(Optional.empty(), bench(each, some).mismatch(unit(each), latency));
    }
  }
}
