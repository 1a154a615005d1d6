package dev.kairo.sim.worker;

/**
 * Work for another JVM: a public class with a public constructor without arguments, on the class
 * path. Input and result are texts, so that they can be logged and kept.
 */
@FunctionalInterface
public interface WorkerJob {
  /** Does the work; an exception becomes {@link Outcome.Failed}. */
  String run(String input) throws Exception;
}
