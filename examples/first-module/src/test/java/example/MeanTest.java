package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.junit.Simulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Simulated.class)
class MeanTest {
  @Test
  void meanComesTwoCyclesLater(Simulator simulator) {
    try (Simulation sim = simulator.of(() -> new Mean(8))) {
      sim.in("a").set(10);
      sim.in("b").set(21);
      sim.step(2);
      assertEquals(15, sim.out("mean").get());
    }
  }
}
