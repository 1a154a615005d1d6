package dev.kairo.hw.fp;

import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.Circuit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Vectors and what a unit with {@code start} and {@code done} must answer to them, one behind the
 * other without a pause. Start stays at 1 and the operands change while the unit works, which it
 * must not notice.
 */
final class SequentialBench {
  private final List<long[]> vectors;
  private final long[] answers;

  SequentialBench(List<long[]> vectors, ToLongFunction<long[]> golden) {
    this.vectors = List.copyOf(vectors);
    this.answers = vectors.stream().mapToLong(golden).toArray();
  }

  int size() {
    return answers.length;
  }

  /** The first thing that is not as it should be; nothing is simulated behind it. */
  Optional<String> mismatch(Circuit unit, int latency) {
    Interpreter machine = Interpreter.of(unit, 1);
    List<InPort> operands =
        machine.inputs().stream()
            .filter(input -> !List.of("start", "rst").contains(input.name()))
            .toList();
    Probe done = machine.probe("done");
    Probe y = machine.probe("y");
    machine.reset();
    machine.set("start", 1);
    for (int at = 0; at < answers.length; at++) {
      for (int cycle = 0; cycle < latency; cycle++) {
        for (int i = 0; i < operands.size(); i++) {
          long word = vectors.get(at)[i];
          operands.get(i).set(cycle == 0 ? word : ~word + cycle);
        }
        if (done.getLong() != (cycle == 0 && at > 0 ? 1 : 0)) {
          return Optional.of("done is %d in cycle %d".formatted(done.getLong(), cycle));
        }
        if (at > 0 && y.getLong() != answers[at - 1]) {
          return Optional.of(sentence(operands, at - 1, y.getLong()));
        }
        machine.step();
      }
    }
    return Optional.empty();
  }

  private String sentence(List<InPort> operands, int at, long found) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < operands.size(); i++) {
      words.append("%s=%x ".formatted(operands.get(i).name(), vectors.get(at)[i]));
    }
    return words + "gives %x, the model %x".formatted(found, answers[at]);
  }
}
