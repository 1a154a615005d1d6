package dev.kairo.hw.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolRunnerTest {
  @TempDir Path directory;
  private final ToolRunner runner = new ToolRunner();

  private ToolCommand script(String body) throws Exception {
    Path file = directory.resolve("fake tool");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return ToolCommand.of(file).in(directory);
  }

  @Test
  void outputOfBothStreamsIsCapturedInOrder() throws Exception {
    ToolResult result = runner.run(script("echo one; echo two >&2; echo three"));
    assertEquals("one\ntwo\nthree\n", result.output());
    assertEquals(0, result.exitCode());
  }

  @Test
  void aFailureShowsTheCommandAndTheEndOfItsLog() throws Exception {
    ToolCommand command = script("seq 1 40; echo 'no such module' >&2; exit 7").with("a b", "c");
    ToolFailure.Failed failure = assertThrows(ToolFailure.Failed.class, () -> runner.run(command));
    assertEquals(4, failure.exitCode());
    assertEquals(7, failure.result().exitCode());
    String message = failure.getMessage();
    assertTrue(message.startsWith("fake tool failed with exit code 7 after 0."), message);
    assertTrue(message.contains("'" + directory + "/fake tool' 'a b' c"), message);
    assertTrue(message.endsWith("    39\n    40\n    no such module"), message);
    assertFalse(message.contains("    29\n"), message);
  }

  @Test
  void attemptGivesTheResultWhateverTheExitCode() throws Exception {
    assertEquals(7, runner.attempt(script("exit 7")).exitCode());
  }

  @Test
  void aKeptLogHoldsTheCommandLineAndTheOutput() throws Exception {
    Path log = directory.resolve("run.log");
    List<String> lines = new ArrayList<>();
    ToolCommand command = script("echo first; echo second");
    ToolResult result = runner.run(command, log, lines::add);
    assertEquals("first\nsecond\n", result.output());
    assertEquals(List.of("first", "second"), lines);
    assertEquals(
        "$ cd " + directory + "\n$ " + command.line() + "\nfirst\nsecond\n", Files.readString(log));
    ToolCommand bad = script("echo broken; exit 1");
    ToolFailure failure = assertThrows(ToolFailure.class, () -> runner.run(bad, log));
    assertTrue(failure.getMessage().endsWith("\n  The whole log: " + log), failure.getMessage());
  }

  @Test
  void inputIsReadAndOtherwiseEmpty() throws Exception {
    assertEquals("hello", runner.run(script("cat").reading("hello")).output());
    assertEquals("", runner.run(script("cat")).output());
  }

  @Test
  void theEnvironmentIsPassedOn() throws Exception {
    ToolCommand command = script("echo \"$COLOUR\"").environment("COLOUR", "deep blue");
    assertEquals("deep blue\n", runner.run(command).output());
    assertTrue(command.line().startsWith("COLOUR='deep blue' "), command.line());
  }

  @Test
  void aTimeLimitEndsTheToolAndEverythingItStarted() throws Exception {
    // The inner shell's parent is gone at once, so only the process group still reaches it.
    ToolCommand command =
        script("sh -c 'sleep 300 & echo $! > orphan' ; echo waiting; sleep 300")
            .within(Duration.ofMillis(700));
    ToolFailure failure = assertThrows(ToolFailure.TimedOut.class, () -> runner.run(command));
    assertEquals(4, failure.exitCode());
    assertTrue(
        failure.getMessage().startsWith("fake tool was ended after its time limit of 0.7 s."),
        failure.getMessage());
    assertTrue(failure.getMessage().contains("    waiting"), failure.getMessage());
    assertGone(orphan());
  }

  @Test
  void whatAFinishedToolLeavesRunningIsEnded() throws Exception {
    runner.run(script("sleep 300 & echo $! > orphan"));
    assertGone(orphan());
  }

  @Test
  void anInterruptEndsTheToolAndKeepsTheFlag() throws Exception {
    ToolCommand command = script("echo $$ > orphan; sleep 300");
    AtomicReference<Throwable> seen = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread worker =
        new Thread(
            () -> {
              try {
                runner.run(command);
              } catch (ToolFailure failure) {
                seen.set(failure);
                flag.set(Thread.currentThread().isInterrupted());
              }
            });
    worker.start();
    long pid = orphan();
    worker.interrupt();
    worker.join(5_000);
    assertFalse(worker.isAlive());
    assertTrue(seen.get() instanceof ToolFailure.Interrupted, String.valueOf(seen.get()));
    assertEquals(130, ((ToolFailure) seen.get()).exitCode());
    assertTrue(flag.get());
    assertGone(pid);
  }

  @Test
  void aProgramThatIsNotThereIsAFailureWithTheCommand() {
    ToolCommand command = ToolCommand.of(directory.resolve("nothing"), "-x");
    ToolFailure failure = assertThrows(ToolFailure.Failed.class, () -> runner.run(command));
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "nothing could not be started: "
                    + directory.resolve("nothing")
                    + " is not an executable file."),
        failure.getMessage());
  }

  private long orphan() throws Exception {
    Path file = directory.resolve("orphan");
    for (int i = 0; i < 200; i++) {
      if (Files.exists(file) && Files.readString(file).endsWith("\n")) {
        return Long.parseLong(Files.readString(file).strip());
      }
      Thread.sleep(25);
    }
    throw new AssertionError("The script never wrote its process number.");
  }

  private static void assertGone(long pid) throws Exception {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    for (int i = 0; i < 200; i++) {
      if (!Files.exists(stat) || Files.readString(stat).contains(") Z ")) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("Process " + pid + " is still running.");
  }
}
