package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Register;
import dev.kairo.hw.ir.Machinery;
import java.util.Optional;

/**
 * How fast slots follow each other: every cycle, or on the ticks that end the slots of a switch
 * that holds its words. A switch with a slot every cycle has no tick in its Verilog.
 */
@Machinery
final class Pace {
  private final Optional<Bits> tick;

  private Pace(Optional<Bits> tick) {
    this.tick = tick;
  }

  static Pace everyCycle() {
    return new Pace(Optional.empty());
  }

  static Pace of(Bits tick) {
    return new Pace(Optional.of(tick));
  }

  /** The same pace inside a module. */
  Pace into(Module module) {
    return new Pace(tick.map(outer -> module.in("tick", outer)));
  }

  /** The same pace outside the module that makes it. */
  Pace outOf(Module module) {
    return new Pace(tick.map(inner -> module.out("tick", inner)));
  }

  /** A register that moves at the end of a slot. */
  Register at(Register register) {
    tick.ifPresent(register::enable);
    return register;
  }

  /** A condition at the end of a slot. */
  Bits at(Bits condition) {
    return tick.map(condition::and).orElse(condition);
  }

  /** The end of a slot itself. */
  Bits always(Module module) {
    return tick.orElseGet(() -> module.lit(1, 1));
  }
}
