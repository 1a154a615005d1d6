package dev.kairo.hw.construct;

import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.Random;

/**
 * Draws the inputs of a construct. In the first {@link #WARM_UP} cycles it brings every register
 * and memory into a known state, so that simulators with and without unknown values can agree.
 */
@FunctionalInterface
public interface Stimulus {
  /** The cycles after which nothing is unknown. */
  int WARM_UP = 80;

  /** Cycles at the start in which resets are held: enough to flush what has no reset of its own. */
  int RESET = 12;

  /** The value of an input in a cycle. */
  Value value(String port, int width, int cycle, Random random);

  /** Resets first and rarely later, all enables on while warming up, everything else random. */
  Stimulus RANDOM =
      (port, width, cycle, random) -> {
        Value drawn = draw(width, random);
        if (port.equals("rst") || port.endsWith("_rst")) {
          boolean reset = cycle < RESET || cycle > WARM_UP && random.nextInt(40) == 0;
          return Value.of(1, reset ? 1 : 0);
        }
        boolean opening = cycle < WARM_UP / 2;
        boolean control =
            port.contains("enable") || port.endsWith("_valid") || port.endsWith("_ready");
        return opening && control ? Value.ones(width) : drawn;
      };

  /** As {@link #RANDOM}, with a write port that first visits every address of a memory. */
  static Stimulus filling(String write, String address, String lanes, String otherWrite) {
    return (port, width, cycle, random) -> {
      boolean filling = cycle < WARM_UP;
      if (filling && (port.equals(write) || port.equals(lanes) || port.contains("enable"))) {
        return Value.ones(width);
      }
      if (filling && port.equals(otherWrite)) {
        return Value.of(width, 0);
      }
      return filling && port.equals(address)
          ? Value.of(width, cycle)
          : RANDOM.value(port, width, cycle, random);
    };
  }

  /** Numbers at the borders of the range come up as often as any others. */
  private static Value draw(int width, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Value.of(width, random.nextInt(4));
      case 1 -> Value.of(width, -1 - random.nextInt(4));
      case 2 -> Value.wrap(width, BigInteger.ONE.shiftLeft(random.nextInt(width)));
      default -> new Value(width, new BigInteger(width, random));
    };
  }
}
