package dev.kairo.cli.designs;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpFormat;
import java.util.ArrayList;
import java.util.List;

/** A floating-point unit alone: operands {@code a}, {@code b} and {@code c}, result {@code y}. */
final class FpTop extends Module {
  FpTop(StreamingUnit unit) {
    rename(unit.topName());
    unit.parameters().forEach(this::parameter);
    List<Bits> operands = new ArrayList<>();
    for (FpFormat format : unit.operands()) {
      operands.add(in(ChosenUnit.port(operands.size()), format.width()));
    }
    pipe(operands.toArray(Bits[]::new));
    out("y", unit.y(this, operands));
  }
}
