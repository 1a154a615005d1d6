package dev.kairo.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.cli.console.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  @TempDir Path module;

  private Path report(String name, String xml) throws Exception {
    Path folder = Files.createDirectories(module.resolve("target/surefire-reports"));
    return Files.writeString(folder.resolve("TEST-" + name + ".xml"), xml);
  }

  @Test
  void passedFailedAndSkippedAreAddedUpOverReports() throws Exception {
    report(
        "a",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite tests="4"><testcase name="works" classname="x.A"/>
        <testcase name="breaks" classname="x.A"><failure message="1 != 2">trace</failure></testcase>
        <testcase name="throws" classname="x.A"><error type="E">trace</error></testcase>
        <testcase name="waits" classname="x.A"><skipped message="no yosys"/></testcase></testsuite>
        """);
    report("b", "<testsuite><testcase name='works' classname='x.B'/></testsuite>");
    TestCount count = TestReports.count(List.of(module, module.resolve("without")));
    assertEquals("2 passed, 2 failed, 1 skipped", count.line());
    assertEquals(List.of("A.breaks", "A.throws"), count.failures());
  }

  @Test
  void halfAReportIsAFailure() throws Exception {
    report("a", "<testsuite><testcase name='works' classname='x.A'/>");
    assertEquals(
        List.of("TEST-a.xml is not complete"), TestReports.count(List.of(module)).failures());
  }

  @Test
  void reportsOfAnEarlierRunAreForgotten() throws Exception {
    report("a", "<testsuite><testcase name='works' classname='x.A'/></testsuite>");
    TestReports.forget(List.of(module));
    assertEquals("0 passed, 0 failed, 0 skipped", TestReports.count(List.of(module)).line());
  }

  @Test
  void progressIsToldFromTheBuildsOwnLines() {
    List<String> said = new ArrayList<>();
    MavenBuild.Narrator narrator = new MavenBuild.Narrator(new Listening(said));
    narrator.hear("[INFO] Building hwgen 0.1.0                                    [2/9]");
    narrator.hear("[INFO] Running dev.kairo.hw.tool.ToolboxTest");
    narrator.hear("[INFO] Tests run: 9, Failures: 0, Errors: 0, Skipped: 0 -- in dev.kairo.X");
    narrator.hear("[INFO] nothing to see");
    narrator.hear("[INFO] Downloading from central: https://example.org/maven2/y/y-1.0.pom");
    assertEquals(
        List.of(
            "hwgen 2/9",
            "hwgen 2/9, ToolboxTest",
            "hwgen 2/9, 9 tests run, ToolboxTest",
            "hwgen 2/9, 9 tests run, downloading y-1.0.pom"),
        said);
  }

  private record Listening(List<String> said) implements Progress {
    @Override
    public void plan(int stages) {}

    @Override
    public void start(String stage) {}

    @Override
    public void detail(String words) {
      said.add(words);
    }

    @Override
    public void done(String words) {}

    @Override
    public void failed(String words) {}

    @Override
    public void close() {}
  }
}
