package dev.kairo.train.fc.training.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.training.TrainingWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks for work, one job behind the other, and notes when each was taken. */
final class WorkFeed {
  private final Simulation simulation;
  private final List<TrainingJob> jobs;
  private final int buffers;
  private final InPort valid;
  private final OutPort ready;
  private final InPort kind;
  private final InPort buffer;
  private final List<TrainingResult.Span> spans = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();
  private boolean waited;
  private boolean late;
  private boolean wasLate;

  WorkFeed(Simulation simulation, List<TrainingJob> jobs, int buffers) {
    this.simulation = simulation;
    this.jobs = jobs;
    this.buffers = buffers;
    this.valid = simulation.in("work_valid");
    this.ready = simulation.out("work_ready");
    this.kind = simulation.in("work_kind");
    this.buffer = simulation.in("work_buffer");
  }

  /** Whether every job is under way or done. */
  boolean done() {
    return taken.size() == jobs.size();
  }

  /** Jobs that were taken. */
  int taken() {
    return taken.size();
  }

  /** Cycles between jobs, of those that did not wait for words. */
  List<TrainingResult.Span> spans() {
    return spans;
  }

  /** The cycle in which the first job of some kinds was taken, or -1. */
  long first(Predicate<TrainingWork> kinds) {
    for (int i = 0; i < taken.size(); i++) {
      if (kinds.test(jobs.get(i).work())) {
        return taken.get(i);
      }
    }
    return -1;
  }

  /**
   * Asks for the next job, unless its inputs are not among the first {@code inputs}.
   *
   * @param errorsThere whether errors are there that it might need
   */
  void offer(int inputs, boolean errorsThere) {
    boolean asks = !done();
    if (asks) {
      TrainingJob job = jobs.get(taken.size());
      asks = job.work() == TrainingWork.STEP || job.sample() < inputs;
      waited |= !asks;
      wasLate = late;
      late = job.work().passesErrors() && !errorsThere;
      kind.set(job.work().ordinal());
      buffer.set(job.sample() % buffers);
    }
    valid.set(asks);
  }

  /** Goes on to the next job if the one that is asked for is taken, and gives its kind. */
  Optional<TrainingWork> pass() {
    if (!valid.isHigh() || !ready.isHigh()) {
      return Optional.empty();
    }
    int job = taken.size();
    if (job > 0 && !waited && !wasLate) {
      long cycles = simulation.cycle() - taken.get(job - 1);
      spans.add(new TrainingResult.Span(jobs.get(job - 1).work(), jobs.get(job).work(), cycles));
    }
    taken.add(simulation.cycle());
    waited = false;
    late = false;
    return Optional.of(jobs.get(job).work());
  }
}
