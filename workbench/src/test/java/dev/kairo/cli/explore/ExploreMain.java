package dev.kairo.cli.explore;

import dev.kairo.cli.Kairo;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.designs.Designs;
import dev.kairo.cli.explore.space.SubjectCatalogue;
import java.nio.file.Path;
import java.util.List;

/** The command line with the lanes to explore, as a program that tests start and kill. */
public final class ExploreMain {
  private ExploreMain() {}

  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            System.out, System.err, System.getenv(), Path.of(""), Path.of(""), false, false, 80);
    Kairo kairo =
        new Kairo(
            surroundings, Designs::catalogue, () -> new SubjectCatalogue(List.of(new Lanes())));
    System.exit(kairo.run(arguments));
  }
}
