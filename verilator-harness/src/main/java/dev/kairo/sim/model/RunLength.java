package dev.kairo.sim.model;

/** What a model is built for; it matters only where clang is missing and g++ must choose. */
public enum RunLength {
  /** Short tests: build quickly. */
  SHORT,
  /** Long runs: simulate quickly. */
  LONG
}
