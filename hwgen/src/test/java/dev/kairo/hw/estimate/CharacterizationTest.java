package dev.kairo.hw.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.figure.Origin;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterizationTest {
  private static final int MEASURED = 77;

  /** A sum, registered or not, under whatever names. */
  private static final class Sum extends Module {
    final Bits y;

    Sum(Module parent, boolean registered, String first, Bits aOuter, Bits bOuter) {
      super(parent, aOuter.width(), registered, first);
      Bits a = in(first, aOuter);
      Bits b = in("b", bOuter);
      Bits sum = a.add(b).named(first + "Sum");
      y = out("y", registered ? reg(sum) : sum);
    }

    private static Circuit alone(int width, boolean registered, String first) {
      Circuit top = Design.of(() -> new Top(1, width, registered, first)).circuit();
      return Arrays.stream(top.nodes())
          .filter(Node.Instance.class::isInstance)
          .map(node -> (Circuit) ((Node.Instance) node).definition())
          .findFirst()
          .orElseThrow();
    }
  }

  /** Some sums, and one gate beside each. */
  private static final class Top extends Module {
    Top(int count, int width, boolean registered, String first) {
      Bits a = in("a", width);
      Bits b = in("b", width);
      for (int i = 0; i < count; i++) {
        Sum sum = new Sum(this, registered, first, a, b);
        out("y" + i, sum.y.xor(a));
      }
    }
  }

  private static String fingerprint(Circuit circuit) {
    return new Fingerprint().of(circuit);
  }

  private static Estimate estimate(Circuit circuit, Circuit measured) {
    Characterization.Entry entry = Characterization.entry(measured, MEASURED, "a test", "sum");
    return new Estimator(Coefficients.recorded(), new Characterization(List.of(entry)))
        .estimate(circuit);
  }

  @Test
  void namesMakeNoDifference() {
    assertEquals(fingerprint(Sum.alone(8, true, "a")), fingerprint(Sum.alone(8, true, "augend")));
  }

  @Test
  void structureMakesADifference() {
    String registered = fingerprint(Sum.alone(8, true, "a"));
    assertNotEquals(registered, fingerprint(Sum.alone(8, false, "a")));
    assertNotEquals(registered, fingerprint(Sum.alone(9, true, "a")));
  }

  @Test
  void aMeasuredDefinitionCountsWhereverItStands() {
    Circuit top = Design.of(() -> new Top(3, 8, true, "a")).circuit();
    Circuit measured = Sum.alone(8, true, "other");
    int gates = 3 * 8;
    Estimate estimate = estimate(top, measured);
    assertEquals(Math.round(3 * MEASURED * Estimator.AMID_OTHERS + gates), estimate.total().lut());
    assertEquals(3 * 8, estimate.total().ff());
    assertTrue(
        estimate.lut().origin().words().contains("243 of 267 LUTs in definitions measured alone"),
        estimate.lut().origin().words());
  }

  @Test
  void aMeasuredTopIsMeasured() {
    Circuit top = Design.of(() -> new Top(3, 8, true, "a")).circuit();
    Estimate estimate = estimate(top, top);
    assertEquals(MEASURED, estimate.total().lut());
    assertEquals(new Origin.Measured("a test"), estimate.lut().origin());
  }

  @Test
  void aChangedDefinitionIsModelledAgain() {
    Circuit top = Design.of(() -> new Top(3, 8, true, "a")).circuit();
    Circuit changed = Sum.alone(8, false, "a");
    assertEquals(Estimator.of(top).total(), estimate(top, changed).total());
    assertEquals(Estimate.COVERED, estimate(top, changed).lut().origin());
  }

  @Test
  void theTextReadsBack() {
    Characterization recorded = Characterization.recorded();
    assertEquals("yosys 0.23", recorded.tool());
    assertTrue(recorded.text().startsWith("fingerprint,nodes,lut,tool,design\n"));
  }
}
