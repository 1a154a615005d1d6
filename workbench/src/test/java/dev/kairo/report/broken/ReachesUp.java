package dev.kairo.report.broken;

import dev.kairo.cli.Kairo;

/** A report that knows the command line: what the rules on directions must catch. */
public final class ReachesUp {
  int run() {
    return new Kairo(null).run();
  }
}
