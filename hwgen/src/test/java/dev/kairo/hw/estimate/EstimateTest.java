package dev.kairo.hw.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.figure.Figure;
import dev.kairo.hw.figure.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  /** A registered product: one DSP and 32 flip-flops. */
  private static final class Lane extends Module {
    final Bits p;

    Lane(Module parent, Bits aOuter, Bits bOuter) {
      super(parent, aOuter.width());
      Bits a = in("a", aOuter);
      Bits b = in("b", bOuter);
      p = out("p", reg(a.mulS(b)));
    }
  }

  private static final class Lanes extends Module {
    Lanes(int count) {
      Bits a = in("a", 16 * count);
      Bits b = in("b", 16);
      List<Bits> products = new ArrayList<>();
      for (Bits part : a.split(16)) {
        products.add(new Lane(this, part, b).p);
      }
      out("p", products.get(0).cat(products.subList(1, count)));
    }
  }

  private static Estimate lanes(int count) {
    return Estimator.of(Design.of(() -> new Lanes(count)).circuit());
  }

  @Test
  void instancesMultiply() {
    Estimate estimate = lanes(5);
    assertEquals(new Resources(5, 0, 160, 0, 0, 0), estimate.total());
    Estimate.ModuleShare lane = estimate.modules().get(1);
    assertEquals("Lane", lane.module());
    assertEquals(5, lane.instances());
    assertEquals(5, lane.resources().dsp());
  }

  @Test
  void everyFigureSaysWhereItComesFrom() {
    for (Figure figure : lanes(2).figures()) {
      assertTrue(figure.origin() instanceof Origin.Modelled, figure.unit());
      assertTrue(figure.origin().words().startsWith("modelled: "), figure.origin().words());
    }
    assertEquals("quoted from AMD DS890", new Origin.Quoted("AMD DS890").words());
    assertEquals("measured by yosys 0.23", new Origin.Measured("yosys 0.23").words());
  }

  @Test
  void percentagesAreOfTheDevice() {
    Estimate estimate = lanes(6);
    assertEquals(100.0 * 6 / 768, estimate.percentages(Device.XCKU095).get(0));
    assertTrue(estimate.fits(Device.XCKU095));
    Device small = new Device("small", 5, 1000, 1000, 10, 100, new Origin.Quoted("a test"));
    assertFalse(estimate.fits(small));
  }

  @Test
  void halfABlockRamCountsHalf() {
    assertEquals(1.5, new Resources(0, 0, 0, 1, 1, 0).bram36());
  }

  @Test
  void theTableIsForPeople() {
    assertEquals(
        """
        module                           instances     DSP       LUT        FF    BRAM36    LUTRAM
        Lanes                                    1       0         0         0       0.0         0
        Lane                                     2       2         0        64       0.0         0
        total                                            2         0        64       0.0         0
        of XCKU095                                   0.3 %     0.0 %     0.0 %     0.0 %     0.0 %
        """,
        lanes(2).table(Device.XCKU095));
  }
}
