package dev.kairo.sim.engine;

import dev.kairo.sim.Clock;
import dev.kairo.sim.SimulationWatcher;
import dev.kairo.sim.Verilog;
import java.util.List;
import java.util.function.Consumer;

/** What an engine needs to know besides the model. */
public record Settings(
    Verilog verilog, long seed, Consumer<String> log, SimulationWatcher watcher) {
  String design() {
    return verilog.top();
  }

  List<Clock> clocks() {
    return verilog.clocks();
  }
}
