package dev.kairo.cli.explore.journal;

import java.util.Locale;

/** Why a point failed, in words that scripts rely on. */
public enum FailureKind {
  /** The configuration passed the subject's rules, but its design refused it. */
  ILLEGAL,
  /** The generated design takes more room than the estimate said and the budget allows. */
  OVER_BUDGET,
  /** The design broke a rule of circuits or of Verilog. */
  GENERATE,
  /** Verilator or the C++ compiler refused the Verilog. */
  COMPILE,
  /** The simulated design differs from its golden model, or stopped by an assertion. */
  MISMATCH,
  /** The simulation took longer than it may, or waited for something that never came. */
  TIMEOUT,
  /** The placed design misses its clock. */
  TIMING,
  /** An outside tool, or the Java machine of a simulation, went wrong. */
  TOOL;

  /** The kind as it is written in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
