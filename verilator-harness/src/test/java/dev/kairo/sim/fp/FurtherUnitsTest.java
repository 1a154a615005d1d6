package dev.kairo.sim.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.fp.FpFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million random and all directed vectors through the units of {@link FurtherUnits}. */
class FurtherUnitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"fp32", "fp32+", "bf16", "fp16", "fp16+", "e8m14", "e8m16"})
  void unitsOfOneFormat(String name) {
    FpFormat format = MillionVectorsTest.format(name);
    MillionVectorsTest.Ran ran =
        MillionVectorsTest.run(() -> new FurtherUnits(format), format, format, format);
    assertEquals(new MillionVectorsTest.Ran(1_077_352, 12, List.of()), ran);
  }

  @Test
  void unitsOfAnotherFormatAreNoticed() {
    FpFormat built = FpFormat.of("e5m10");
    FpFormat claimed = built.withSubnormals();
    MillionVectorsTest.Ran ran =
        MillionVectorsTest.run(() -> new FurtherUnits(built, claimed), claimed, claimed, claimed);
    assertEquals(5, ran.mismatches().size());
    assertEquals("from_half a=7ffe b=1 c=402 gives 0, the model 1", ran.mismatches().get(0));
  }
}
