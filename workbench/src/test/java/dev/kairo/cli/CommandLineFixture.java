package dev.kairo.cli;

import dev.kairo.cli.console.Surroundings;
import dev.kairo.cli.designs.CataloguedDesign;
import dev.kairo.cli.designs.DesignCatalogue;
import dev.kairo.cli.designs.Designs;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.SubjectCatalogue;
import dev.kairo.cli.explore.subjects.Subjects;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs command lines inside the test's own process, in a directory and environment it chooses. */
public final class CommandLineFixture {
  private final Path directory;
  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();

  private Supplier<DesignCatalogue> catalogue = Designs::catalogue;
  private Supplier<SubjectCatalogue> subjects = Subjects::catalogue;

  /** What a command line printed and ended with. */
  public record Ran(int exit, String out, String err) {}

  public CommandLineFixture(Path directory) {
    this.directory = directory;
    this.home = directory;
    environment.put("PATH", System.getenv("PATH"));
  }

  /** The same with one more environment variable. */
  public CommandLineFixture with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The same with other designs than the product's. */
  public CommandLineFixture designs(CataloguedDesign... others) {
    catalogue = () -> new DesignCatalogue(List.of(others));
    return this;
  }

  /** The same with other subjects to explore than the product's. */
  public CommandLineFixture subjects(ExplorationSubject... others) {
    subjects = () -> new SubjectCatalogue(List.of(others));
    return this;
  }

  /** Runs one command line. */
  public Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            environment,
            directory,
            home,
            false,
            false,
            80);
    int exit = new Kairo(surroundings, catalogue, subjects).run(arguments);
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
