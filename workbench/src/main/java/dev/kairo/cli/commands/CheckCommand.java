package dev.kairo.cli.commands;

import dev.kairo.cli.check.MavenBuild;
import dev.kairo.cli.check.NewestJava;
import dev.kairo.cli.check.TestCount;
import dev.kairo.cli.check.TestReports;
import dev.kairo.cli.console.Console;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Progress;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every test there is: the format, the whole build with its tests, the example projects. */
@Command(name = "check", description = "Run every test: format, build, modules, examples.")
public final class CheckCommand implements Action {
  private static final int SHOWN_FAILURES = 20;

  /** Where Debian keeps its Javas; {@code KAIRO_JAVAS} names another folder. */
  private static final String JAVAS = "/usr/lib/jvm";

  @Option(
      names = "--all",
      description = "Run the tests that take long as well, and all on the newest Java.")
  private boolean all;

  @Override
  public Outcome run(Context context) throws IOException {
    Path home = context.surroundings().home();
    if (!Files.isRegularFile(home.resolve("pom.xml"))) {
      throw Refusal.usage(
          "no-sources",
          "check builds Kairo from its sources, and " + home + " holds none.",
          "git clone the project and run ./kairo check there");
    }
    Path log = newLog(context);
    List<Path> modules = modules(home);
    List<Path> examples = modules(home.resolve("examples"));
    TestReports.forget(modules);
    TestReports.forget(examples);
    TestCount sum;
    try (Progress progress = context.console().progress()) {
      Optional<NewestJava> newest =
          all ? NewestJava.after(Runtime.version().feature(), javas(context)) : Optional.empty();
      progress.plan(2 + (newest.isPresent() ? 1 : 0) + (examples.isEmpty() ? 0 : 1));
      MavenBuild maven = new MavenBuild(context.toolbox(), log);
      sum = format(maven, home, progress);
      sum = sum.plus(tests(maven, home, modules, progress));
      if (newest.isPresent()) {
        sum = sum.plus(onNewest(maven, home, modules, newest.get(), progress));
      }
      if (!examples.isEmpty()) {
        sum = sum.plus(examples(maven, examples, progress));
      }
    }
    return conclude(context.console(), sum, log);
  }

  private static Path javas(Context context) {
    return Path.of(context.surroundings().environment().getOrDefault("KAIRO_JAVAS", JAVAS));
  }

  private static TestCount format(MavenBuild maven, Path home, Progress progress) {
    progress.start("format");
    if (maven.run(home, progress, List.of("spotless:check"))) {
      progress.done("every file is formatted");
      return TestCount.NONE;
    }
    progress.failed("some files are not formatted: mvn spotless:apply");
    return TestCount.failure("format: run mvn spotless:apply");
  }

  private TestCount tests(MavenBuild maven, Path home, List<Path> modules, Progress progress)
      throws IOException {
    progress.start("tests");
    List<String> goals = all ? List.of("-Dkairo.excludedTests=", "install") : List.of("install");
    return run(maven, home, modules, goals, progress);
  }

  private static TestCount onNewest(
      MavenBuild maven, Path home, List<Path> modules, NewestJava java, Progress progress)
      throws IOException {
    progress.start("java " + java.feature());
    TestReports.forget(modules);
    return run(maven, home, modules, List.of("test", "-Djvm=" + java.executable()), progress);
  }

  private static TestCount run(
      MavenBuild maven, Path home, List<Path> modules, List<String> goals, Progress progress)
      throws IOException {
    // A failing test must not keep the modules after it from being tested.
    List<String> arguments = new ArrayList<>(List.of("-Dmaven.test.failure.ignore=true"));
    arguments.addAll(goals);
    boolean built = maven.run(home, progress, arguments);
    TestCount count = TestReports.count(modules);
    if (!built) {
      count = count.plus(TestCount.failure("build: it ended early, see the log"));
    }
    tell(progress, count, modules.size() + " modules");
    return count;
  }

  private static TestCount examples(MavenBuild maven, List<Path> examples, Progress progress)
      throws IOException {
    progress.start("examples");
    TestCount sum = TestCount.NONE;
    for (Path example : examples) {
      boolean built =
          maven.run(example, progress, List.of("-Dmaven.test.failure.ignore=true", "verify"));
      TestCount count = TestReports.count(List.of(example));
      if (!built) {
        count = count.plus(TestCount.failure("examples/" + example.getFileName() + ": no build"));
      }
      sum = sum.plus(count);
    }
    tell(progress, sum, examples.size() + " projects");
    return sum;
  }

  private static void tell(Progress progress, TestCount count, String where) {
    if (count.failed() == 0) {
      progress.done(count.line() + " in " + where);
    } else {
      progress.failed(count.line() + " in " + where);
    }
  }

  private static Outcome conclude(Console console, TestCount sum, Path log) {
    sum.failures().stream().limit(SHOWN_FAILURES).forEach(name -> console.line("failed: " + name));
    if (sum.failures().size() > SHOWN_FAILURES) {
      console.line("and " + (sum.failures().size() - SHOWN_FAILURES) + " more");
    }
    console.line("details: " + log);
    console.line(sum.line());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("passed", sum.passed());
    result.put("failed", sum.failed());
    result.put("skipped", sum.skipped());
    result.put("failures", sum.failures());
    result.put("log", log.toString());
    // A run without a single test proves nothing, so it does not count as passed.
    if (sum.failed() == 0 && sum.passed() > 0) {
      return Outcome.ok(result);
    }
    String says =
        sum.failed() > 0
            ? sum.failed() + (sum.failed() == 1 ? " check failed." : " checks failed.")
            : "No test was run.";
    Trouble trouble = new Trouble("check-failed", says, log.toString(), "");
    // The count has to be the last line, so the failures were listed above it.
    return Outcome.checkFailed(result, trouble).asTold();
  }

  private static Path newLog(Context context) throws IOException {
    Path folder = Files.createDirectories(context.surroundings().state().resolve("logs"));
    Path log = folder.resolve("check.log");
    Files.deleteIfExists(log);
    return log;
  }

  /** The folders below that have a build file, by name. */
  private static List<Path> modules(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("pom.xml")))
          .sorted()
          .toList();
    }
  }
}
