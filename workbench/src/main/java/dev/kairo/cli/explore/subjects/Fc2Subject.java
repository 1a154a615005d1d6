package dev.kairo.cli.explore.subjects;

/** The documents' board 00: FC2, 10 errors in and 500 out. */
public final class Fc2Subject extends FcSubject {
  public Fc2Subject() {
    super("fc2", 10, 500, false);
  }
}
