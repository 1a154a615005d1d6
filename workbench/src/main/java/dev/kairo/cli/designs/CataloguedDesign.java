package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import java.util.List;
import java.util.Map;

/** A design the command line can build by name. */
public interface CataloguedDesign {
  /** The name it is asked for by. */
  String name();

  /** What it is, in one line. */
  String summary();

  /** What can be chosen about it. */
  List<Parameter> parameters();

  /** Named sets of values; each may leave parameters at their defaults. */
  Map<String, Map<String, String>> presets();

  /**
   * Elaborates the design; values that don't fit together are an {@link IllegalArgumentException}.
   */
  Design design(ParameterValues values);

  /** A test bench for the design with these values. */
  Trial trial(ParameterValues values);
}
