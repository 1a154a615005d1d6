package dev.kairo.cli.designs;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpFormat;
import java.util.ArrayList;
import java.util.List;

/** A floating-point unit alone: operands {@code a}, {@code b} and {@code c}, result {@code y}. */
final class FpTop extends Module {
  FpTop(FpUnit unit, FpChoice choice) {
    rename(unit.designName().replace('-', '_'));
    if (unit.multiplies()) {
      parameter("left", choice.left().name());
      parameter("right", choice.right().name());
    }
    parameter("format", choice.result().name());
    parameter("subnormals", choice.result().subnormals());
    parameter("latency", choice.latency());
    if (unit.multiplies()) {
      parameter("dsps", choice.dsps());
    }
    List<Bits> operands = new ArrayList<>();
    for (FpFormat format : unit.operands(choice)) {
      operands.add(in(port(operands.size()), format.width()));
    }
    pipe(operands.toArray(Bits[]::new));
    out("y", unit.result(this, choice, operands));
  }

  /** The name of an operand's port. */
  static String port(int operand) {
    return "abc".substring(operand, operand + 1);
  }
}
