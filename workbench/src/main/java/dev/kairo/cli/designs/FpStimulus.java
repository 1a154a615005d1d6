package dev.kairo.cli.designs;

import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpVectors;
import dev.kairo.sim.InPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A unit's operands in a run: the directed vectors first, random ones behind them. */
final class FpStimulus {
  private final FpFormat left;
  private final FpFormat right;
  private final FpFormat result;
  private final List<InPort> operands = new ArrayList<>();
  private final List<long[]> directed;
  private final Random random;
  private long fed;

  FpStimulus(ChosenUnit unit, Simulation simulation, long seed) {
    List<FpFormat> formats = unit.operands();
    left = formats.get(0);
    right = formats.get(Math.min(1, formats.size() - 1));
    result = unit.result();
    for (int i = 0; i < formats.size(); i++) {
      operands.add(simulation.in(ChosenUnit.port(i)));
    }
    directed = FpVectors.directed(left, right, result, seed);
    random = new Random(seed);
  }

  /** Puts the next vector on the operands' ports. */
  long[] feed() {
    long[] vector = fed < directed.size() ? directed.get((int) fed) : other();
    fed++;
    put(vector);
    return vector;
  }

  /** Puts words on the operands' ports that a unit at work must not look at. */
  void distract() {
    put(other());
  }

  private long[] other() {
    return FpVectors.random(left, right, result, random);
  }

  private void put(long[] vector) {
    for (int i = 0; i < operands.size(); i++) {
      operands.get(i).set(vector[i]);
    }
  }

  /** How many of the first vectors were of which kind. */
  Map<String, Long> kinds(long vectors) {
    Map<String, Long> counts = new LinkedHashMap<>();
    long all = directed.size();
    counts.put("directed vectors", Math.min(vectors, all));
    counts.put("random vectors", Math.max(0, vectors - all));
    return counts;
  }
}
