package dev.kairo.hw.trace;

import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.construct.Stimulus;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is put on every input of a bench, and which clocks rise, in every cycle.
 *
 * @param inputs by construct, then by cycle; empty for a construct without inputs
 * @param rising by cycle, a bit for each clock
 */
record Script(List<List<Value>> inputs, List<Integer> rising) {

  static Script of(List<Construct> constructs, int cycles) {
    List<List<Value>> inputs = new ArrayList<>();
    for (Construct construct : constructs) {
      inputs.add(inputs(construct, cycles));
    }
    Random random = new Random(1);
    List<Integer> rising = new ArrayList<>();
    for (int cycle = 0; cycle < cycles; cycle++) {
      int first = random.nextInt(8) == 0 ? 0 : 1;
      int others = random.nextInt(1 << 8) << 1;
      // While warming up every clock runs.
      int all = (1 << Bench.clocks(constructs)) - 1;
      rising.add(cycle < Stimulus.WARM_UP ? all : (first | others) & all);
    }
    return new Script(inputs, rising);
  }

  private static List<Value> inputs(Construct construct, int cycles) {
    List<Value> inputs = new ArrayList<>();
    List<Pin> pins = construct.circuit().inputPins();
    Random random = new Random(construct.name().hashCode());
    for (int cycle = 0; cycle < cycles && !pins.isEmpty(); cycle++) {
      List<Value> highestFirst = new ArrayList<>();
      for (Pin pin : pins) {
        Value value = construct.stimulus().value(pin.name(), pin.width(), cycle, random);
        highestFirst.add(0, value);
      }
      inputs.add(highestFirst.get(0).cat(highestFirst.subList(1, highestFirst.size())));
    }
    return inputs;
  }
}
