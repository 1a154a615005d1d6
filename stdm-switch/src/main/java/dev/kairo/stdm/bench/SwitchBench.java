package dev.kairo.stdm.bench;

import dev.kairo.sim.Simulation;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.model.StdmModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Drives a switch and its model with the same random words, table changes and register accesses,
 * and compares every output in every cycle. The same seed gives the same run.
 */
public final class SwitchBench {
  private final SwitchParameters parameters;
  private final SwitchPins pins;
  private final StdmModel model;
  private final RandomTraffic traffic;
  private long cycles;
  private long mismatches;
  private Optional<String> first = Optional.empty();

  /** A bench for a switch behind any pins; it resets the switch. */
  public SwitchBench(SwitchPins pins, SwitchParameters parameters, long seed) {
    this.parameters = parameters;
    this.pins = pins;
    model = new StdmModel(parameters);
    traffic = new RandomTraffic(parameters, seed);
    pins.bus(false, false, 0, 0);
    pins.reset();
    compare();
  }

  /** A bench for a simulation of a switch. */
  public static SwitchBench of(Simulation simulation, SwitchParameters parameters, long seed) {
    return new SwitchBench(new SimulatedPins(simulation, parameters), parameters, seed);
  }

  /** Runs some cycles more and tells what all cycles so far have brought. */
  public BenchResult run(long more) {
    for (long i = 0; i < more; i++) {
      traffic.drive(pins, model);
      pins.step();
      model.step();
      cycles++;
      compare();
    }
    return new BenchResult(
        cycles, mismatches, model.taken(), model.sent(), traffic.changes(), first);
  }

  private void compare() {
    long before = mismatches;
    for (int output = 0; output < parameters.outputs(); output++) {
      if (pins.valid(output) != model.valid(output)
          || !Arrays.equals(pins.word(output), model.word(output))) {
        differs(
            "out" + output,
            shown(pins.valid(output), pins.word(output)),
            shown(model.valid(output), model.word(output)));
      }
    }
    same("slot", model.slot());
    same("accepts", model.accepts() ? 1 : 0);
    same("bus_ready", model.ready() ? 1 : 0);
    same("bus_answer", model.answer());
    same("leds", model.leds());
    same("user_write", model.userWrite() ? 1 : 0);
    same("user_data", model.userData());
    mismatches = Math.min(mismatches, before + 1);
  }

  private void same(String output, int expected) {
    int found = pins.value(output);
    if (found != expected) {
      differs(output, String.valueOf(found), String.valueOf(expected));
    }
  }

  private void differs(String output, String found, String expected) {
    mismatches++;
    if (first.isEmpty()) {
      first =
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "After cycle %d %s is %s where the model says %s.",
                  cycles,
                  output,
                  found,
                  expected));
    }
  }

  private static String shown(boolean valid, int[] word) {
    StringBuilder text = new StringBuilder(valid ? "" : "no word, ");
    for (int i = word.length - 1; i >= 0; i--) {
      text.append(String.format(Locale.ROOT, "%08x", word[i]));
    }
    return text.toString();
  }
}
