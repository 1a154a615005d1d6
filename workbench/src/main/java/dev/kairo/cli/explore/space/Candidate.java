package dev.kairo.cli.explore.space;

import dev.kairo.sim.cache.ContentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A legal configuration with its name and its estimate.
 *
 * @param point SHA-256 of the configuration and of everything that makes a result of it
 * @param order its place in the space
 * @param estimate its costs by the subject's closed form
 */
public record Candidate(String point, int order, Configuration configuration, Costs estimate) {
  private static final int SHORT_NAME = 16;

  /**
   * The candidates of a space.
   *
   * @param versions the versions of the product and of the tools that results depend on
   */
  public static List<Candidate> of(Space space, Map<String, String> versions) {
    List<Candidate> candidates = new ArrayList<>();
    for (Configuration configuration : space.configurations()) {
      ContentKey key =
          new ContentKey()
              .add("design", space.subject().name())
              .add("generator", space.subject().generator())
              .add("configuration", configuration.words());
      versions.forEach(key::add);
      Costs estimate = space.subject().estimate(configuration);
      candidates.add(new Candidate(key.hex(), candidates.size(), configuration, estimate));
    }
    return candidates;
  }

  /** The name of the point's directory: enough of its SHA-256 to be unique. */
  public String folder() {
    return point.substring(0, SHORT_NAME);
  }
}
