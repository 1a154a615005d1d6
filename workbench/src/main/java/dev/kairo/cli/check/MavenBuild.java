package dev.kairo.cli.check;

import dev.kairo.cli.console.Progress;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.hw.tool.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Maven over the product or an example and tells progress from what it prints. */
public final class MavenBuild {
  private static final Tool MAVEN =
      new Tool(
          "mvn",
          List.of("mvn"),
          List.of("--version"),
          Version.of("3.6.3"),
          "maven",
          "build Kairo and run its tests");
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final Pattern MODULE =
      Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+/\\d+)]");
  private static final Pattern CLASS = Pattern.compile("\\[INFO] Running (?:[\\w.]+\\.)?(\\S+)");
  private static final Pattern TESTS = Pattern.compile("Tests run: (\\d+),.* -- in .*");
  private static final Pattern DOWNLOAD = Pattern.compile("Downloading from \\S+ .*/(\\S+)");

  private final Toolbox toolbox;
  private final ToolRunner runner = new ToolRunner();
  private final Path log;

  public MavenBuild(Toolbox toolbox, Path log) {
    this.toolbox = toolbox;
    this.log = log;
  }

  /** Runs goals in a folder; gives false when the build says no, its log then tells why. */
  public boolean run(Path folder, Progress progress, List<String> arguments) {
    ToolCommand command =
        toolbox
            .require(MAVEN)
            .command("-B")
            .with(arguments)
            .in(folder)
            .environment("JAVA_HOME", System.getProperty("java.home"))
            .within(LIMIT);
    try {
      runner.run(command, log, new Narrator(progress)::hear);
      return true;
    } catch (ToolFailure.Failed failure) {
      return false;
    }
  }

  /** Keeps count of modules and tests while a build prints. */
  static final class Narrator {
    private final Progress progress;
    private String module = "";
    private String current = "";
    private int tests;

    Narrator(Progress progress) {
      this.progress = progress;
    }

    void hear(String line) {
      Matcher matcher = MODULE.matcher(line);
      if (matcher.find()) {
        module = matcher.group(1) + " " + matcher.group(2);
        current = "";
      } else if ((matcher = CLASS.matcher(line)).find()) {
        current = matcher.group(1);
      } else if ((matcher = TESTS.matcher(line)).find()) {
        tests += Integer.parseInt(matcher.group(1));
      } else if ((matcher = DOWNLOAD.matcher(line)).find()) {
        current = "downloading " + matcher.group(1);
      } else {
        return;
      }
      progress.detail(
          module
              + (tests > 0 ? ", " + tests + " tests run" : "")
              + (current.isEmpty() ? "" : ", " + current));
    }
  }
}
