package dev.kairo.cli.explore.work;

import dev.kairo.cli.explore.journal.Stage;
import java.time.Duration;

/**
 * How much work is put in.
 *
 * @param until the last stage
 * @param jobs points worked on at a time
 * @param limit what the simulation of one point may take
 * @param samples samples driven through each simulation
 * @param seed seed of stimulus and initial state
 * @param retryFailed whether points that failed earlier are worked again
 */
public record Effort(
    Stage until, int jobs, Duration limit, int samples, long seed, boolean retryFailed) {
  /** The same up to another stage. */
  public Effort until(Stage stage) {
    return new Effort(stage, jobs, limit, samples, seed, retryFailed);
  }
}
