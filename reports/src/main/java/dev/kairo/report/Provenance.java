package dev.kairo.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How results came to be, exactly enough to get them again.
 *
 * @param command the command line as it was typed
 * @param versions tools and their versions, in the order they are shown
 * @param hashes what was hashed and its digest, in the order they are shown
 * @param seed the seed of everything random; empty when nothing was
 */
public record Provenance(
    String command, Map<String, String> versions, Map<String, String> hashes, OptionalLong seed) {
  public Provenance {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
  }

  /** Results of a command without anything random. */
  public static Provenance of(String command, Map<String, String> versions) {
    return new Provenance(command, versions, Map.of(), OptionalLong.empty());
  }

  /** The same with a seed. */
  public Provenance withSeed(long other) {
    return new Provenance(command, versions, hashes, OptionalLong.of(other));
  }

  /** The same with hashes. */
  public Provenance withHashes(Map<String, String> others) {
    return new Provenance(command, versions, others, seed);
  }
}
