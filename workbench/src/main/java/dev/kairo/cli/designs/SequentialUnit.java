package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.util.List;

/** A unit that works on one start after the other. */
interface SequentialUnit extends ChosenUnit {
  /** Whether a result has just come, and the last result. */
  record Answer(Bits done, Bits y) {}

  /** Builds the unit inside the top. */
  Answer answer(Module top, Bits start, List<Bits> operands);

  @Override
  default Design design() {
    return Design.of(() -> new FpSequentialTop(this));
  }

  @Override
  default Trial trial() {
    return new FpSequentialTrial(this);
  }
}
