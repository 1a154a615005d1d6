package dev.kairo.train.conv.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.ConvWork;
import java.util.ArrayList;
import java.util.List;

/** Asks for work, one job behind the other, and notes how long each took. */
public final class WorkFeed {
  private final Simulation simulation;
  private final List<ConvJob> jobs;
  private final int buffers;
  private final InPort valid;
  private final OutPort ready;
  private final InPort kind;
  private final InPort buffer;
  private final List<ConvResult.Span> spans = new ArrayList<>();
  private int job;
  private boolean waited;
  private long previous;
  private long firstForward = -1;
  private long firstBackward = -1;

  /** Work for an engine with so many buffers. */
  public WorkFeed(Simulation simulation, List<ConvJob> jobs, int buffers) {
    this.simulation = simulation;
    this.jobs = jobs;
    this.buffers = buffers;
    this.valid = simulation.in("work_valid");
    this.ready = simulation.out("work_ready");
    this.kind = simulation.in("work_kind");
    this.buffer = simulation.in("work_buffer");
  }

  /** Whether every job is under way or done. */
  public boolean done() {
    return job == jobs.size();
  }

  /** Cycles between jobs, of those that did not wait for an image. */
  public List<ConvResult.Span> spans() {
    return spans;
  }

  /** Samples whose BACKWARD is done: other work was taken behind it. */
  public int samplesDone() {
    int done = 0;
    for (ConvJob before : jobs.subList(0, Math.max(0, job - 1))) {
      done += before.work() == ConvWork.BACKWARD ? 1 : 0;
    }
    return done;
  }

  /** The cycle in which the first BACKWARD was taken. */
  public long firstBackward() {
    return firstBackward;
  }

  /** The cycle in which the first FORWARD was taken. */
  public long firstForward() {
    return firstForward;
  }

  /** Asks for the next job, unless its image is not among the first {@code images}. */
  public void offer(int images) {
    boolean asks = !done() && (job(job).work() == ConvWork.STEP || job(job).sample() < images);
    waited |= !asks;
    valid.set(asks);
    if (asks) {
      kind.set(job(job).work().ordinal());
      buffer.set(job(job).sample() % buffers);
    }
  }

  /** Goes on to the next job if the one that is asked for is taken. */
  public void pass() {
    if (!valid.isHigh() || !ready.isHigh()) {
      return;
    }
    long cycle = simulation.cycle();
    if (job > 0 && !waited) {
      spans.add(new ConvResult.Span(job(job - 1).work(), job(job).work(), cycle - previous));
    }
    if (firstForward < 0 && job(job).work() == ConvWork.FORWARD) {
      firstForward = cycle;
    }
    if (firstBackward < 0 && job(job).work() == ConvWork.BACKWARD) {
      firstBackward = cycle;
    }
    previous = cycle;
    waited = false;
    job++;
  }

  private ConvJob job(int number) {
    return jobs.get(number);
  }
}
