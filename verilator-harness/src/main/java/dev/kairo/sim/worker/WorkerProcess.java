package dev.kairo.sim.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One worker JVM and its pipe. It starts in about 0.1 s and then serves any number of jobs. */
final class WorkerProcess implements AutoCloseable {
  private static final int TAIL_CHARACTERS = 600;
  private static final long GRACE_SECONDS = 5;

  private final Process process;
  private final Path log;
  private final DataOutputStream out;
  private final DataInputStream in;

  WorkerProcess(List<String> jvmArguments, Path log) throws IOException {
    this.log = log;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + log + ".hs_err",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvmArguments);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(log.toFile())).start();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /** Runs one job; afterwards the process may be gone. */
  Outcome run(String job, String input, Duration limit) throws InterruptedException {
    AtomicBoolean late = new AtomicBoolean();
    Thread watch = watch(limit, late);
    try {
      WorkerProtocol.write(out, job);
      WorkerProtocol.write(out, input);
      out.flush();
      int kind = in.readByte();
      return kind == WorkerProtocol.COMPLETED
          ? new Outcome.Completed(WorkerProtocol.read(in))
          : new Outcome.Failed(
              WorkerProtocol.read(in), WorkerProtocol.read(in), WorkerProtocol.read(in));
    } catch (IOException gone) {
      process.destroyForcibly();
      process.waitFor();
      return late.get() ? new Outcome.TimedOut(limit) : crashed();
    } finally {
      watch.interrupt();
      watch.join();
    }
  }

  private Thread watch(Duration limit, AtomicBoolean late) {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(limit.toMillis());
                late.set(true);
                process.destroyForcibly();
              } catch (InterruptedException done) {
                // The job ended in time.
              }
            },
            "worker-limit");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  private Outcome crashed() {
    String tail = "";
    try {
      Path report = Path.of(log + ".hs_err");
      if (Files.exists(report)) {
        Files.write(log, Files.readAllBytes(report), java.nio.file.StandardOpenOption.APPEND);
        Files.delete(report);
      }
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      tail = text.substring(0, Math.min(text.length(), TAIL_CHARACTERS)).strip();
    } catch (IOException unreadable) {
      tail = "(its log can't be read: " + unreadable.getMessage() + ")";
    }
    return new Outcome.Crashed(
        process.exitValue(),
        "The worker died with exit code %d; its log is %s and starts:%n%s"
            .formatted(process.exitValue(), log, tail),
        log);
  }

  @Override
  public void close() {
    try {
      out.close();
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupt) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
