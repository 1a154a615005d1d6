package dev.kairo.cli.explore.subjects;

/** A layer of any shape, to be set with inputs and outputs. */
public final class FcAnySubject extends FcSubject {
  public FcAnySubject() {
    super("fc", 20, 40, false);
  }
}
