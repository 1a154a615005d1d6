package dev.kairo.cli.explore.subjects;

import dev.kairo.cli.explore.space.SubjectCatalogue;
import java.util.List;

/** The subjects that come with Kairo. */
public final class Subjects {
  private Subjects() {}

  public static SubjectCatalogue catalogue() {
    return new SubjectCatalogue(List.of(new Fc1Subject(), new Fc2Subject(), new FcAnySubject()));
  }
}
