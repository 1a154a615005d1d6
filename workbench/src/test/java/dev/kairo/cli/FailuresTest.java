package dev.kairo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.console.ExitCode;
import dev.kairo.cli.console.Outcome;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.console.Surroundings;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.hw.tool.Toolbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir Path home;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Outcome outcome(Throwable problem, boolean verbose) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(stream, stream, Map.of(), home, home, false, false, 80);
    return new Failures(surroundings, List.of("bench", "emit")).outcome(problem, verbose);
  }

  private void gives(ExitCode exit, String code, String message, Throwable problem) {
    Outcome outcome = outcome(problem, false);
    assertEquals(exit, outcome.exit());
    assertEquals("error", outcome.status());
    assertEquals(code, outcome.errors().get(0).code());
    assertEquals(message, outcome.errors().get(0).message());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  private static ToolFailure failure(Executable executable) {
    return org.junit.jupiter.api.Assertions.assertThrows(ToolFailure.class, executable);
  }

  @Test
  void aRefusalKeepsItsExitCode() {
    gives(ExitCode.USAGE, "ports", "ports = 1.", Refusal.usage("ports", "ports = 1.", ""));
  }

  @Test
  void toolsEndWithTheirOwnCodes() {
    Toolbox empty = Toolbox.of(Map.of());
    ToolFailure missing = failure(() -> empty.require(Tool.YOSYS));
    gives(ExitCode.TOOL_MISSING, "tool-missing", missing.getMessage(), missing);
    ToolCommand no = ToolCommand.of(Path.of("/bin/false"));
    ToolFailure failed = failure(() -> new ToolRunner().run(no));
    gives(ExitCode.TOOL_FAILED, "tool-failed", failed.getMessage(), failed);
    ToolCommand slow = ToolCommand.of(Path.of("/bin/sleep"), "9").within(Duration.ofMillis(50));
    ToolFailure late = failure(() -> new ToolRunner().run(slow));
    gives(ExitCode.TOOL_FAILED, "tool-timed-out", late.getMessage(), late);
  }

  @Test
  void aFullDiskIsSaidSo() {
    gives(
        ExitCode.TOOL_FAILED,
        "disk-full",
        "The disk is full at /data/out; free some space and run the command again.",
        new FileSystemException("/data/out", null, "No space left on device"));
    gives(
        ExitCode.TOOL_FAILED,
        "disk-full",
        "The disk is full; free some space and run the command again.",
        new UncheckedIOException("writing", new IOException("No space left on device")));
  }

  @Test
  void aPlaceThatMayNotBeWrittenIsAWrongArgument() {
    gives(
        ExitCode.USAGE,
        "not-writable",
        "Access was refused at /data/out; choose a place you may write to.",
        new AccessDeniedException("/data/out"));
  }

  @Test
  void aBugLeavesAReportAndNoTrace() throws Exception {
    Outcome outcome = outcome(new IllegalStateException("the queue is in two halves"), false);
    assertEquals(ExitCode.BUG, outcome.exit());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    String message = outcome.errors().get(0).message();
    assertTrue(message.startsWith("This is a bug in Kairo (IllegalStateException)."), message);
    Path report = Path.of(message.substring(message.lastIndexOf(' ') + 1));
    assertTrue(report.startsWith(home.resolve(".kairo/bugs")), message);
    String text = Files.readString(report);
    assertTrue(text.contains("command: [bench, emit]"), text);
    assertTrue(text.contains("IllegalStateException: the queue is in two halves"), text);
    assertTrue(text.contains("FailuresTest.aBugLeavesAReportAndNoTrace"), text);
  }

  @Test
  void theTraceIsShownWhenVerbose() {
    assertFalse(err.toString(StandardCharsets.UTF_8).contains("IllegalStateException"));
    outcome(new IllegalStateException("x"), true);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("IllegalStateException: x"));
  }

  @Test
  void anInterruptNamesTheCommandThatGoesOn() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(stream, stream, Map.of(), home, home, false, false, 80);
    Outcome outcome = Interruption.outcome(surroundings, List.of("generate", "-o", "my dir"));
    assertEquals(130, outcome.exit().code());
    assertEquals("kairo generate -o 'my dir'", outcome.errors().get(0).hint());
    assertEquals(
        "Interrupted; what was finished is kept, and the same command goes on from there:",
        outcome.errors().get(0).message());
    Outcome training = Interruption.outcome(surroundings, List.of("train", "--save", "w.npz"));
    assertEquals(
        "Interrupted; weights saved after an epoch are kept, and --load begins with them. The same"
            + " command begins anew:",
        training.errors().get(0).message());
  }
}
