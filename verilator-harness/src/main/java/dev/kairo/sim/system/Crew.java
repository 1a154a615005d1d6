package dev.kairo.sim.system;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One thread with the boards it runs in turn. */
final class Crew implements Runnable {
  /** Cycles between two looks at whether everybody is done. */
  static final long STRETCH = 1024;

  private static final int PATIENCE = 200;
  private static final long REST_NANOSECONDS = 20_000;

  private final List<BoardRunner> runners;
  private final Wiring wiring;
  private final Meeting meeting;
  private final long limit;
  private int idle;
  private volatile long cycles;
  private volatile boolean done;

  Crew(List<BoardRunner> runners, Wiring wiring, Meeting meeting, long limit) {
    this.runners = runners;
    this.wiring = wiring;
    this.meeting = meeting;
    this.limit = limit;
  }

  /** Runs until every board of the system is done, the limit is reached, or a board fails. */
  @Override
  public void run() {
    try {
      long stretch = 0;
      while (!done && cycles < limit) {
        stretch++;
        long end = Math.min(limit, stretch * STRETCH);
        runTo(end);
        for (BoardRunner runner : runners) {
          meeting.arrive(wiring.boards().indexOf(runner.name()), stretch, runner.site().done());
        }
        while (!meeting.complete(stretch)) {
          rest();
        }
        idle = 0;
        done = meeting.done(stretch);
        cycles = end;
      }
    } catch (RuntimeException | Error problem) {
      meeting.fail();
      throw problem;
    }
  }

  /** Cycles that every board has run. */
  long cycles() {
    return cycles;
  }

  /** Whether every board of the system is done. */
  boolean done() {
    return done;
  }

  private void runTo(long end) {
    boolean all = false;
    while (!all) {
      all = true;
      long progress = 0;
      for (BoardRunner runner : runners) {
        progress += runner.advance(end);
        all &= runner.cycle() == end;
      }
      if (progress > 0) {
        idle = 0;
      } else if (!all) {
        rest();
      }
    }
  }

  /** Others are behind: looks again at once for a while, then lets go of the processor. */
  private void rest() {
    if (meeting.failed()) {
      throw new AbandonedRun();
    }
    if (++idle < PATIENCE) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(REST_NANOSECONDS);
    }
  }

  /** Ends a crew because another one has failed. */
  static final class AbandonedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbandonedRun() {
      super("Another board of the system has failed.");
    }
  }
}
