package dev.kairo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolResult;
import dev.kairo.hw.tool.ToolRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a small clone of its own, whose path holds a blank. Maven and apt-get are
 * stand-ins that note each call; the program they "build" prints its arguments.
 */
class LauncherTest {
  @TempDir Path temporary;
  private Path home;
  private Path bin;
  private Path calls;
  private final ToolRunner runner = new ToolRunner();

  @BeforeEach
  void makeClone() throws Exception {
    home = Files.createDirectories(temporary.resolve("a clone"));
    bin = Files.createDirectories(temporary.resolve("bin"));
    calls = temporary.resolve("calls");
    Files.copy(Path.of("../kairo"), home.resolve("kairo"));
    assertTrue(home.resolve("kairo").toFile().setExecutable(true));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Path source = Files.createDirectories(home.resolve("workbench/src/main/java"));
    Files.writeString(source.resolve("Main.java"), "class Main {}");
    for (String name :
        List.of(
            "bash",
            "sh",
            "env",
            "cat",
            "cksum",
            "cp",
            "cut",
            "date",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sleep",
            "sort",
            "tail",
            "touch",
            "xargs",
            "tput",
            "stty")) {
      for (String folder : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(folder + name)) && !Files.exists(bin.resolve(name))) {
          script(name, "exec " + folder + name + " \"$@\"");
        }
      }
    }
    script(
        "mvn",
        """
        echo "mvn $*" >> '%s'
        echo '[INFO] Building workbench 0.1.0 [9/9]'
        echo '[INFO] Downloading from central: https://example.org/maven2/x/y/y-1.0.pom'
        [ -e '%s/slow' ] && sleep 2.5
        [ -e '%s/broken' ] && { echo '[ERROR] Main.java:[1,7] cannot find symbol'; exit 1; }
        mkdir -p workbench/target/lib
        echo jar > workbench/target/lib/library.jar
        echo jar > workbench/target/workbench-0.1.0.jar
        """
            .formatted(calls, temporary, temporary));
    Path jdk = Files.createDirectories(temporary.resolve("jdk/bin"));
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    script(jdk.resolve("javac"), "exit 0");
    script(
        jdk.resolve("java"),
        """
        for word in "$@"; do
          case $word in -XX:ArchiveClassesAtExit=*) touch "${word#*=}"; exit 0 ;; esac
        done
        while [ "$1" != -jar ]; do shift; done
        shift 2
        echo "ran: $*"
        """);
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("java"));
    script("id", "echo 0");
  }

  private void script(String name, String body) throws Exception {
    script(bin.resolve(name), body);
  }

  private static void script(Path file, String body) throws Exception {
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private void tools(String... names) throws Exception {
    for (String name : names) {
      script(name, "exit 0");
    }
  }

  private ToolResult kairo(String... arguments) {
    return runner.attempt(
        ToolCommand.of(home.resolve("kairo"), arguments)
            .in(temporary)
            .environment("PATH", bin.toString())
            .environment("JAVA_HOME", "")
            .environment("KAIRO_JAVA_OPTS", ""));
  }

  private List<String> calls() throws Exception {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    ToolResult first = kairo("doctor", "two words");
    assertEquals("ran: doctor two words", last(first), first.output());
    assertEquals(0, first.exitCode());
    assertEquals(
        List.of("mvn -B -o package -Dmaven.test.skip=true -Dspotless.check.skip=true"), calls());
    assertEquals("ran: doctor\n", kairo("doctor").output());
    assertEquals(1, calls().size());
  }

  @Test
  void aChangedSourceIsBuiltAgainAndATouchedOneIsNot() throws Exception {
    kairo("doctor");
    Path source = home.resolve("workbench/src/main/java/Main.java");
    Files.setLastModifiedTime(source, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    kairo("doctor");
    assertEquals(1, calls().size(), "the same text needs no build");
    Files.writeString(source, "class Main { int x; }");
    kairo("doctor");
    assertEquals(2, calls().size());
    Files.delete(source);
    kairo("doctor");
    assertEquals(3, calls().size());
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    Files.createFile(temporary.resolve("slow"));
    // The common pool has one thread where there are two cores.
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<ToolResult> one = threads.submit(() -> kairo("doctor"));
    Future<ToolResult> two = threads.submit(() -> kairo("doctor"));
    threads.shutdown();
    assertEquals("ran: doctor", last(one.get()), one.get().output());
    assertEquals("ran: doctor", last(two.get()), two.get().output());
    assertEquals(1, calls().size());
    String both = one.get().output() + two.get().output();
    assertTrue(both.contains("another kairo is building; waiting for it"), both);
    assertTrue(
        Pattern.compile("\\(only after a change\\)  \\d+ s  downloading y-1.0.pom")
            .matcher(both)
            .find(),
        both);
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndLeavesNoProgram() throws Exception {
    Files.createFile(temporary.resolve("broken"));
    ToolResult ran = kairo("doctor");
    assertEquals(4, ran.exitCode(), ran.output());
    assertTrue(ran.output().contains("[ERROR] Main.java:[1,7] cannot find symbol"));
    assertTrue(ran.output().contains("kairo: Kairo could not be built; the whole log is "));
    assertFalse(Files.exists(home.resolve(".kairo/app/current")));
    Files.delete(temporary.resolve("broken"));
    assertEquals(0, kairo("doctor").exitCode());
  }

  @Test
  void onlyDemoAndCheckInstall() throws Exception {
    script("apt-get", "echo \"apt-get $*\" >> '" + calls + "'");
    assertEquals(0, kairo("doctor").exitCode());
    assertFalse(calls().stream().anyMatch(call -> call.startsWith("apt-get")));
    ToolResult ran = kairo("check");
    assertEquals("ran: check", last(ran), ran.output());
    String zlib = Files.exists(Path.of("/usr/include/zlib.h")) ? "" : "zlib1g-dev ";
    assertEquals(
        "apt-get install -y --no-install-recommends verilator clang "
            + zlib
            + "g++ make iverilog yosys tcl",
        calls().get(1));
    assertTrue(
        ran.output().contains("  yosys        checks the Verilog by synthesis and proves"),
        ran.output());
  }

  @Test
  void aMachineWithoutPackageListsGetsThemFirst() throws Exception {
    script(
        "apt-get",
        """
        echo "apt-get $1" >> '%s'
        case $1 in
          update) touch '%s/lists' ;;
          install) [ -e '%s/lists' ] ;;
        esac
        """
            .formatted(calls, temporary, temporary));
    assertEquals("ran: demo", last(kairo("demo")));
    assertEquals(
        List.of("apt-get install", "apt-get update", "apt-get install"), calls().subList(0, 3));
  }

  @Test
  void withoutRootTheLineToRunIsPrinted() throws Exception {
    script("apt-get", "exit 1");
    script("id", "echo 1000");
    tools("verilator", "clang++", "g++", "make", "iverilog", "yosys");
    ToolResult ran = kairo("check");
    assertEquals(3, ran.exitCode());
    String zlib = Files.exists(Path.of("/usr/include/zlib.h")) ? "" : " zlib1g-dev";
    assertTrue(
        ran.output()
            .endsWith(
                "kairo: Installing needs root. Run:\n"
                    + "  sudo apt-get install -y --no-install-recommends"
                    + zlib
                    + " tcl\n"),
        ran.output());
  }

  @Test
  void anOldJavaIsRefusedWithTheInstallLine() throws Exception {
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    ToolResult ran = kairo("doctor");
    assertEquals(3, ran.exitCode());
    assertTrue(
        ran.output()
            .endsWith(
                " is Java 11; Java 17 or newer is needed.\n"
                    + "  Install it with: apt-get install -y openjdk-17-jdk-headless\n"),
        ran.output());
  }

  @Test
  void aLinkToTheLauncherWorksFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(bin.resolve("kairo"), home.resolve("kairo"));
    ToolResult ran =
        runner.attempt(
            ToolCommand.of(link, "doctor")
                .in(temporary)
                .environment("PATH", bin.toString())
                .environment("JAVA_HOME", ""));
    assertEquals("ran: doctor", last(ran), ran.output());
  }

  private static String last(ToolResult result) {
    return result.tail(1).isEmpty() ? "" : result.tail(1).get(0);
  }
}
