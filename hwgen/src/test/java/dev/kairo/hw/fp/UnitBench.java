package dev.kairo.hw.fp;

import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.Circuit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Vectors and what a unit must answer to them, one a cycle. */
final class UnitBench {
  private final List<long[]> vectors;
  private final long[] answers;

  UnitBench(List<long[]> vectors, ToLongFunction<long[]> golden) {
    this.vectors = List.copyOf(vectors);
    this.answers = vectors.stream().mapToLong(golden).toArray();
  }

  /** All combinations of words, the last one running fastest. */
  static List<long[]> all(FpFormat... formats) {
    List<long[]> vectors = List.of(new long[0]);
    for (FpFormat format : formats) {
      List<long[]> longer = new ArrayList<>(vectors.size() << format.width());
      for (long[] vector : vectors) {
        for (long word = 0; word < 1L << format.width(); word++) {
          long[] more = Arrays.copyOf(vector, vector.length + 1);
          more[vector.length] = word;
          longer.add(more);
        }
      }
      vectors = longer;
    }
    return vectors;
  }

  int size() {
    return answers.length;
  }

  /** The first answer that is not the golden model's; nothing is simulated behind it. */
  Optional<String> mismatch(Circuit unit, int latency) {
    Interpreter machine = Interpreter.of(unit, 1);
    List<InPort> inputs = machine.inputs();
    Probe y = machine.probe("y");
    for (int cycle = 0; cycle < answers.length + latency; cycle++) {
      long[] vector = vectors.get(Math.min(cycle, answers.length - 1));
      for (int i = 0; i < inputs.size(); i++) {
        inputs.get(i).set(vector[i]);
      }
      int answered = cycle - latency;
      if (answered >= 0 && y.getLong() != answers[answered]) {
        return Optional.of(sentence(inputs, answered, y.getLong()));
      }
      machine.step();
    }
    return Optional.empty();
  }

  private String sentence(List<InPort> inputs, int answered, long found) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < inputs.size(); i++) {
      words.append("%s=%x ".formatted(inputs.get(i).name(), vectors.get(answered)[i]));
    }
    return words + "gives %x, the model %x".formatted(found, answers[answered]);
  }
}
