package dev.kairo.hw.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DSPs of products, at the widths where the rule changes. */
class ProductsTest {
  private static final class Product extends Module {
    Product(int a, int b, boolean signed) {
      out("p", signed ? in("a", a).mulS(in("b", b)) : in("a", a).mulU(in("b", b)));
    }
  }

  @ParameterizedTest(name = "{0} x {1} signed {2}: {3} DSP")
  @CsvSource({
    "1, 64, false, 0",
    "4, 4, false, 0",
    "4, 5, false, 1",
    "4, 5, true, 1",
    "26, 17, false, 1",
    "27, 17, false, 2",
    "26, 18, false, 2",
    "27, 18, true, 1",
    "28, 18, true, 2",
    "24, 24, false, 2",
    "32, 32, false, 4",
    "64, 64, true, 16"
  })
  void dsps(int a, int b, boolean signed, int dsps) {
    Design design = Design.of(() -> new Product(a, b, signed));
    assertEquals(dsps, Estimator.of(design.circuit()).total().dsp());
  }
}
