package dev.kairo.train.conv;

/** How long an engine takes for each kind of work, as long as every word is there in time. */
public interface WorkTiming {
  /** Cycles of one kind of work from its first step to its last. */
  int workCycles(ConvWork work);

  /** Cycles between the last step of some work and the first of what follows. */
  int pauseCycles(ConvWork before, ConvWork after);

  /** Cycles from one kind of work to the same again. */
  default int intervalCycles(ConvWork work) {
    return workCycles(work) + pauseCycles(work, work);
  }
}
