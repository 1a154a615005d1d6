package dev.kairo.hw.fp;

import dev.kairo.hw.interpret.InPort;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.Circuit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Vectors and what a unit with {@code start} and {@code done} must answer to them: most behind each
 * other without a pause, some after one, and some after a reset that abandons other work. While the
 * unit works its operands change and starts come, which it must not notice.
 */
final class SequentialBench {
  /** One vector in so many comes after a reset in the midst of work. */
  private static final int ABANDONED = 16;

  /** One vector in so many comes after a pause in which every counter would have come round. */
  private static final int LONG_PAUSE = 1000;

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
    return new Run(unit, latency).mismatch();
  }

  /** One unit on its way through the vectors. */
  private final class Run {
    private static final int NONE = -1;

    private final int latency;
    private final Interpreter machine;
    private final InPort start;
    private final List<InPort> operands;
    private final Probe done;
    private final Probe y;
    private int working = NONE;
    private int answered = NONE;
    private long due;
    private long now;

    Run(Circuit unit, int latency) {
      this.latency = latency;
      machine = Interpreter.of(unit, 1);
      start = port("start");
      operands =
          machine.inputs().stream()
              .filter(input -> !List.of("start", "rst").contains(input.name()))
              .toList();
      done = machine.probe("done");
      y = machine.probe("y");
    }

    private InPort port(String name) {
      return machine.inputs().stream()
          .filter(input -> input.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    Optional<String> mismatch() {
      reset();
      Optional<String> wrong = Optional.empty();
      for (int at = 0; at < answers.length && wrong.isEmpty(); at++) {
        if (at % ABANDONED == 0) {
          wrong = cycles(answers.length - 1 - at, 1 + at / ABANDONED % (latency + 2));
          reset();
        }
        for (int pause = pause(at); pause > 0 && wrong.isEmpty(); pause--) {
          wrong = cycle(NONE);
        }
        wrong = wrong.isEmpty() ? cycles(at, latency) : wrong;
      }
      return wrong.isEmpty() ? cycle(NONE) : wrong;
    }

    private int pause(int at) {
      return at % LONG_PAUSE == 1 ? 2 * latency : at % 4 == 0 ? at / 4 % 3 : 0;
    }

    /** A start with a vector, and cycles of work behind it. */
    private Optional<String> cycles(int at, int count) {
      Optional<String> wrong = cycle(at);
      for (int i = 1; i < count && wrong.isEmpty(); i++) {
        wrong = cycle(NONE);
      }
      return wrong;
    }

    /** A cycle that starts a vector, or one in which the operands are nothing to look at. */
    private Optional<String> cycle(int begins) {
      boolean finishes = working != NONE && now == due;
      if (finishes) {
        answered = working;
        working = NONE;
      }
      // Starts that must be ignored come at one cycle of work in two.
      start.set(begins != NONE || working != NONE && now % 2 == 0 ? 1 : 0);
      for (int i = 0; i < operands.size(); i++) {
        operands
            .get(i)
            .set(begins == NONE ? now * 0x9E3779B97F4A7C15L >> 7 + i : vectors.get(begins)[i]);
      }
      if (done.getLong() != (finishes ? 1 : 0)) {
        return Optional.of("done is %d in cycle %d".formatted(done.getLong(), now - due + latency));
      }
      if (answered != NONE && y.getLong() != answers[answered]) {
        return Optional.of(sentence(y.getLong()));
      }
      if (begins != NONE) {
        working = begins;
        due = now + latency;
      }
      machine.step();
      now++;
      return Optional.empty();
    }

    private void reset() {
      // A start in a reset is lost.
      start.set(now % 2);
      machine.reset();
      working = NONE;
      answered = NONE;
    }

    private String sentence(long found) {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < operands.size(); i++) {
        words.append("%s=%x ".formatted(operands.get(i).name(), vectors.get(answered)[i]));
      }
      return words + "gives %x, the model %x".formatted(found, answers[answered]);
    }
  }
}
