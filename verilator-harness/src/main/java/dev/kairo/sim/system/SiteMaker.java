package dev.kairo.sim.system;

/**
 * Makes the sites of a system in whichever process they run: a public class with a public
 * constructor without arguments.
 */
@FunctionalInterface
public interface SiteMaker {
  /**
   * A site.
   *
   * @param settings what the caller of the run has to say, the same for every board
   */
  Site make(String board, String settings);
}
