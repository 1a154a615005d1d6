package dev.kairo.cli.designs;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * A floating-point unit that works on one start after the other, alone.
 *
 * <p>A one on {@code start} takes the operands of the same cycle. The unit's latency later {@code
 * done} is 1 for one cycle and {@code y} has the result, which rests until the next one. A start
 * while the unit works is ignored; one in the cycle of {@code done} is taken. A one on {@code rst}
 * abandons the work; one cycle of it must come before the first start.
 */
final class FpSequentialTop extends Module {
  FpSequentialTop(SequentialUnit unit) {
    rename(unit.topName());
    unit.parameters().forEach(this::parameter);
    Bits start = in("start", 1);
    List<Bits> operands = new ArrayList<>();
    for (FpFormat format : unit.operands()) {
      operands.add(in(ChosenUnit.port(operands.size()), format.width()));
    }
    Pipe t = pipe(start);
    SequentialUnit.Answer answer = unit.answer(this, t.untimed(start), operands);
    // The latency is the same for all operands, so that it can be told like a pipe's.
    out("done", t.arrives(answer.done(), unit.latencyCycles()));
    out("y", t.arrives(answer.y(), unit.latencyCycles()));
  }
}
