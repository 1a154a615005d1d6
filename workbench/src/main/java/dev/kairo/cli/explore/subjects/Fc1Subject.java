package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.designs.FcActivation;
import java.util.List;

/** The documents' board 01: FC1, 500 errors in and 800 out, behind a ReLU. */
public final class Fc1Subject extends FcSubject {
  public Fc1Subject() {
    super("fc1", 500, 800, List.of(FcActivation.RELU));
  }
}
