package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A register under description; {@link #next} finishes it.
 *
 * <p>The synchronous reset wins over the enable. Without a reset the register starts at an unknown
 * value, so that simulation finds what depends on it.
 */
@Machinery
public final class Register {
  private final Body body;
  private final Clock clock;
  private final int width;
  private Optional<Bits> enable = Optional.empty();
  private Optional<Bits> reset = Optional.empty();
  private Optional<Value> resetValue = Optional.empty();
  private Optional<Value> initial = Optional.empty();

  Register(Body body, Clock clock, int width) {
    this.body = body;
    this.clock = clock;
    this.width = width;
  }

  /** Keeps its value while {@code enable} is 0. */
  public Register enable(Bits enable) {
    body.operations().oneBit("the enable of a register", enable);
    this.enable = Optional.of(enable);
    return this;
  }

  /** Takes {@code value} when the clock's reset is 1. */
  public Register reset(long value) {
    return reset(clock.reset(), Value.of(width, value));
  }

  /** Takes {@code value} when {@code reset} is 1. */
  public Register reset(Bits reset, Value value) {
    body.operations().oneBit("the reset of a register", reset);
    this.reset = Optional.of(reset);
    this.resetValue = Optional.of(value);
    return this;
  }

  /** Holds {@code value} before the first edge, as an FPGA's configuration loads it. */
  public Register initial(long value) {
    this.initial = Optional.of(Value.of(width, value));
    return this;
  }

  /** The register, with what it takes at each edge. */
  public Bits next(Bits next) {
    body.operations()
        .width("the next value of a register of " + Operations.bits(width), next, width);
    return body.registered(clock, node(next.id), next, enable, reset);
  }

  /** The register, with what it takes at each edge as a function of its own value. */
  public Bits next(UnaryOperator<Bits> next) {
    return body.loop(clock, width, feedback -> next(next.apply(feedback)));
  }

  private Node.Reg node(int next) {
    for (Optional<Value> value : List.of(resetValue, initial)) {
      if (value.isPresent() && value.get().width() != width) {
        throw body.refuse(
            Code.WIDTH,
            "a register of " + Operations.bits(width) + " is given " + value.get(),
            "give it a value of its own width");
      }
    }
    return new Node.Reg(
        width,
        body.use(clock),
        next,
        enable.map(bit -> bit.id).orElse(Node.NONE),
        reset.map(bit -> bit.id).orElse(Node.NONE),
        resetValue,
        initial);
  }
}
