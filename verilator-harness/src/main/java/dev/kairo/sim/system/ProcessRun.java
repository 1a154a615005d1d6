package dev.kairo.sim.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kairo.sim.worker.Outcome;
import dev.kairo.sim.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A system whose boards are spread over processes: a crash in one ends the run with its message,
 * and takes neither this process nor the other boards' logs along.
 */
public final class ProcessRun {
  private final Wiring wiring;
  private final Class<? extends SiteMaker> maker;
  private final String settings;

  /** A system whose sites this class makes in each process. */
  public ProcessRun(Wiring wiring, Class<? extends SiteMaker> maker, String settings) {
    this.wiring = wiring;
    this.maker = maker;
    this.settings = settings;
  }

  /** Runs the boards, dealt out in turn to this many processes, which end afterwards. */
  public SystemRun run(int processes, long limit, Duration patience) {
    int count = Math.min(processes, wiring.boards().size());
    try {
      Path file = Files.createTempFile("kairo-system-", ".lanes");
      try (Workers workers = Workers.of(count, patience)) {
        SharedMemory memory = SharedMemory.inFile(wiring, file);
        List<CompletableFuture<Outcome>> running = new ArrayList<>();
        for (int process = 0; process < count; process++) {
          String plan = ProcessJob.JSON.writeValueAsString(plan(process, count, file, limit));
          running.add(
              workers
                  .submit(ProcessJob.class, plan)
                  .thenApply(
                      outcome -> {
                        if (!(outcome instanceof Outcome.Completed)) {
                          memory.meeting().fail();
                        }
                        return outcome;
                      }));
        }
        return together(running.stream().map(CompletableFuture::join).toList());
      } finally {
        Files.delete(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "The boards' shared memory can't be set up in the temporary directory: "
              + problem.getMessage(),
          problem);
    }
  }

  private ProcessPlan plan(int process, int count, Path file, long limit) {
    List<String> own = new ArrayList<>();
    for (int i = process; i < wiring.boards().size(); i += count) {
      own.add(wiring.boards().get(i));
    }
    return new ProcessPlan(wiring, file.toString(), own, maker.getName(), settings, limit);
  }

  private static SystemRun together(List<Outcome> outcomes) throws JsonProcessingException {
    Map<String, String> results = new LinkedHashMap<>();
    SystemRun last = null;
    List<String> failures = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Completed completed) {
        last = ProcessJob.JSON.readValue(completed.result(), SystemRun.class);
        results.putAll(last.results());
      } else if (!(outcome instanceof Outcome.Failed failed
          && failed.exception().equals(Crew.AbandonedRun.class.getName()))) {
        failures.add(sentence(outcome));
      }
    }
    if (last == null || !failures.isEmpty()) {
      throw new IllegalStateException(
          "A process of the system's run failed. " + String.join(" ", failures));
    }
    return new SystemRun(last.cycles(), last.done(), results);
  }

  private static String sentence(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.message();
    }
    if (outcome instanceof Outcome.Crashed crashed) {
      return crashed.message();
    }
    return "It was still running after " + ((Outcome.TimedOut) outcome).limit().toSeconds() + " s.";
  }
}
