package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.designs.FcActivation;
import java.util.List;

/** A layer of any shape, to be set with inputs and outputs. */
public final class FcAnySubject extends FcSubject {
  public FcAnySubject() {
    super("fc", 20, 40, List.of(FcActivation.NONE));
  }
}
