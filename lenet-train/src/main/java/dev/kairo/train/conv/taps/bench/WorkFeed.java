package dev.kairo.train.conv.taps.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.taps.TapsWork;
import java.util.ArrayList;
import java.util.List;

/** Asks for work, one job behind the other, and notes how long each took. */
final class WorkFeed {
  private final Simulation simulation;
  private final List<TapsJob> jobs;
  private final int buffers;
  private final InPort valid;
  private final OutPort ready;
  private final InPort kind;
  private final InPort buffer;
  private final List<TapsResult.Span> spans = new ArrayList<>();
  private int job;
  private boolean waited;
  private long previous;
  private long firstForward = -1;

  WorkFeed(Simulation simulation, List<TapsJob> jobs, int buffers) {
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
    return job == jobs.size();
  }

  /** Cycles between jobs, of those that did not wait for an image. */
  List<TapsResult.Span> spans() {
    return spans;
  }

  /** The cycle in which the first FORWARD was taken. */
  long firstForward() {
    return firstForward;
  }

  /** Asks for the next job, unless its image is not among the first {@code images}. */
  void offer(int images) {
    boolean asks = !done() && (job(job).work() == TapsWork.STEP || job(job).sample() < images);
    waited |= !asks;
    valid.set(asks);
    if (asks) {
      kind.set(job(job).work().ordinal());
      buffer.set(job(job).sample() % buffers);
    }
  }

  /** Goes on to the next job if the one that is asked for is taken. */
  void pass() {
    if (!valid.isHigh() || !ready.isHigh()) {
      return;
    }
    long cycle = simulation.cycle();
    if (job > 0 && !waited) {
      spans.add(new TapsResult.Span(job(job - 1).work(), job(job).work(), cycle - previous));
    }
    if (firstForward < 0 && job(job).work() == TapsWork.FORWARD) {
      firstForward = cycle;
    }
    previous = cycle;
    waited = false;
    job++;
  }

  private TapsJob job(int number) {
    return jobs.get(number);
  }
}
