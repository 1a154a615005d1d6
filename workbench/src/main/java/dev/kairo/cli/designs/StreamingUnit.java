package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.util.List;

/** A unit that takes operands and gives a result in every cycle. */
interface StreamingUnit extends ChosenUnit {
  /** Builds the unit inside the top. */
  Bits y(Module top, List<Bits> operands);

  @Override
  default Design design() {
    return Design.of(() -> new FpTop(this));
  }

  @Override
  default Trial trial() {
    return new FpTrial(this);
  }
}
