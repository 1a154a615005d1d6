package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.designs.FcActivation;
import java.util.List;

/** The documents' board 00: FC2, 10 logits in and 500 errors out, with its softmax. */
public final class Fc2Subject extends FcSubject {
  public Fc2Subject() {
    super("fc2", 10, 500, List.of(FcActivation.SOFTMAX, FcActivation.SOFTMAX_SEQUENTIAL));
  }
}
