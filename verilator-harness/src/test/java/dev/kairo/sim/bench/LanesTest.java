package dev.kairo.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The float lanes that the benchmark runs are real ones: they round as Java's Math.fma does. */
class LanesTest {
  @Test
  void lanesRoundAsJavaDoes() {
    Verilog lanes = Verilog.text("lanes.v", RawMain.template("lanes.v")).top("lanes");
    Random random = new Random(7);
    int compared = 0;
    try (Simulation sim = Simulator.create().open(lanes)) {
      InPort a = sim.in("a");
      InPort b = sim.in("b");
      InPort c = sim.in("c");
      OutPort y = sim.out("y");
      for (int i = 0; i < 5000; i++) {
        float x = near(random, 20);
        float w = near(random, 20);
        float z = i % 3 == 0 ? -x * w : near(random, 40);
        int lane = i % 8;
        a.setWord(lane, Float.floatToRawIntBits(x));
        b.setWord(lane, Float.floatToRawIntBits(w));
        c.setWord(lane, Float.floatToRawIntBits(z));
        sim.step(6);
        float expected = Math.fma(x, w, z);
        if (Math.abs(expected) >= Float.MIN_NORMAL && Float.isFinite(expected)) {
          compared++;
          assertEquals(
              Integer.toHexString(Float.floatToRawIntBits(expected)),
              Integer.toHexString(y.word(lane)),
              x + " * " + w + " + " + z);
        }
      }
    }
    assertEquals(5000, compared);
  }

  private static float near(Random random, int exponents) {
    return Math.scalb(1 + random.nextFloat(), random.nextInt(2 * exponents) - exponents)
        * (random.nextBoolean() ? 1 : -1);
  }
}
