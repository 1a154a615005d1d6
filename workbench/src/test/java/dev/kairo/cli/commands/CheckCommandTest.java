package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check over a small project; Maven is a stand-in that leaves test reports. */
class CheckCommandTest {
  @TempDir Path home;

  @BeforeEach
  void project() throws Exception {
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    for (String module : new String[] {"core", "examples/first"}) {
      Files.createDirectories(home.resolve(module));
      Files.writeString(home.resolve(module + "/pom.xml"), "<project/>");
    }
    Path mvn = home.resolve("mvn");
    Files.writeString(
        mvn,
        """
        #!/bin/sh
        case "$*" in *--version*) echo 'Apache Maven 3.8.7'; exit 0 ;; esac
        echo "mvn $*" >> calls
        case "$*" in
          *spotless*) [ ! -e unformatted ]; exit ;;
          *install* | *" test "*) module=core ;;
          *) module=. ;;
        esac
        mkdir -p $module/target/surefire-reports
        cp "$0.report" $module/target/surefire-reports/TEST-a.xml
        [ ! -e broken ]
        """);
    assertTrue(mvn.toFile().setExecutable(true));
    report("<testcase name='adds' classname='x.SumTest'/>");
  }

  private void report(String cases) throws Exception {
    Files.writeString(home.resolve("mvn.report"), "<testsuite>" + cases + "</testsuite>");
  }

  private Ran check(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "check";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new CommandLineFixture(home)
        .with("PATH", home + ":" + System.getenv("PATH"))
        .with("KAIRO_JAVAS", home.resolve("javas").toString())
        .run(arguments);
  }

  private static String last(Ran ran) {
    return ran.out().lines().reduce("", (before, line) -> line);
  }

  @Test
  void everyStageRunsAndTheLastLineIsTheCount() throws Exception {
    Ran ran = check();
    assertEquals(0, ran.exit(), ran.out() + ran.err());
    assertEquals("2 passed, 0 failed, 0 skipped", last(ran));
    assertEquals("", ran.err());
    assertEquals(3, ran.out().lines().filter(line -> line.endsWith(" ok")).count(), ran.out());
    assertEquals(
        """
        mvn -B spotless:check
        mvn -B -Dmaven.test.failure.ignore=true install
        """,
        Files.readString(home.resolve("calls")));
    assertEquals(
        "mvn -B -Dmaven.test.failure.ignore=true verify\n",
        Files.readString(home.resolve("examples/first/calls")));
  }

  @Test
  void allRunsTheLongTestsAsWellAndEverythingOnTheNewestJava() throws Exception {
    Path java = home.resolve("javas/later/bin/java");
    Files.createDirectories(java.getParent());
    assertTrue(Files.createFile(java).toFile().setExecutable(true));
    Files.writeString(home.resolve("javas/later/release"), "JAVA_VERSION=\"99\"\n");
    Ran ran = check("--all");
    assertEquals("3 passed, 0 failed, 0 skipped", last(ran));
    assertEquals(
        """
        mvn -B spotless:check
        mvn -B -Dmaven.test.failure.ignore=true -Dkairo.excludedTests= install
        mvn -B -Dmaven.test.failure.ignore=true test -Djvm=%s
        """
            .formatted(java),
        Files.readString(home.resolve("calls")));
  }

  @Test
  void aFailedTestEndsWithOneAndIsNamed() throws Exception {
    report(
        "<testcase name='adds' classname='x.SumTest'><failure/></testcase>"
            + "<testcase name='waits' classname='x.SumTest'><skipped/></testcase>");
    Ran ran = check();
    assertEquals(1, ran.exit());
    assertEquals("0 passed, 2 failed, 2 skipped", last(ran));
    assertTrue(ran.out().contains("\nfailed: SumTest.adds\n"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void aBuildThatEndsEarlyIsAFailure() throws Exception {
    Files.createFile(home.resolve("broken"));
    Ran ran = check("--json");
    assertEquals(1, ran.exit());
    JsonNode document = new ObjectMapper().readTree(ran.out());
    assertEquals(1, document.get("result").get("failed").asInt());
    assertEquals(
        "build: it ended early, see the log",
        document.get("result").get("failures").get(0).asText());
    assertEquals("1 check failed.", document.get("errors").get(0).get("message").asText());
  }

  @Test
  void anUnformattedFileIsAFailure() throws Exception {
    Files.createFile(home.resolve("unformatted"));
    assertEquals("2 passed, 1 failed, 0 skipped", last(check()));
  }

  @Test
  void aRunWithoutTestsIsNoSuccess() throws Exception {
    report("");
    Ran ran = check();
    assertEquals(1, ran.exit());
    assertEquals("0 passed, 0 failed, 0 skipped", last(ran));
  }

  @Test
  void withoutSourcesThereIsNothingToCheck() throws Exception {
    Files.delete(home.resolve("pom.xml"));
    Ran ran = check();
    assertEquals(2, ran.exit());
    assertTrue(ran.err().startsWith("kairo: check builds Kairo from its sources, and "));
  }
}
