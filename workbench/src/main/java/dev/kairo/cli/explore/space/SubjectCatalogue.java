package dev.kairo.cli.explore.space;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import java.util.List;

/** The subjects by name. */
public final class SubjectCatalogue {
  private static final String HINT = "kairo explore --help";

  private final List<ExplorationSubject> subjects;

  public SubjectCatalogue(List<ExplorationSubject> subjects) {
    this.subjects = List.copyOf(subjects);
  }

  /** All subjects, in the order they are listed. */
  public List<ExplorationSubject> subjects() {
    return subjects;
  }

  /** The subject of a name; an unknown name is refused with the nearest. */
  public ExplorationSubject subject(String name) {
    List<String> names = subjects.stream().map(ExplorationSubject::name).toList();
    if (names.isEmpty()) {
      throw Refusal.usage("design", "There is no design to explore in this build.", HINT);
    }
    if (name.isEmpty()) {
      throw Refusal.usage(
          "design", "Which design? Choose from " + String.join(", ", names) + ".", HINT);
    }
    return subjects.stream()
        .filter(subject -> subject.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.usage(
                    "design",
                    "There is no design '%s' to explore; %s"
                        .formatted(name, NearestName.remedy(names, name)),
                    HINT));
  }
}
