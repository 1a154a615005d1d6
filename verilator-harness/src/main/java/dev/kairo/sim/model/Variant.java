package dev.kairo.sim.model;

import java.util.List;

/** The builds of one design that the cache keeps side by side. */
public enum Variant {
  /** Fastest; can be saved and restored. */
  PLAIN(List.of("--savable"), List.of("-DKAIRO_SAVE"), List.of("verilated_save.cpp")),
  /**
   * Writes FST waves on demand; costs about 60 % more build time, and nothing while no file is
   * open.
   */
  WAVES(
      List.of("--savable", "--trace-fst", "--trace-params", "--trace-structs"),
      List.of("-DKAIRO_SAVE", "-DKAIRO_WAVES"),
      List.of("verilated_save.cpp", "verilated_fst_c.cpp")),
  /**
   * Counts executed lines and cover points, about 1.45 times slower. Verilator can't save these.
   */
  COVERAGE(
      List.of("--coverage-line", "--coverage-user"),
      List.of("-DKAIRO_COVERAGE"),
      List.of("verilated_cov.cpp"));

  private final List<String> verilatorArguments;
  private final List<String> defines;
  private final List<String> runtimeFiles;

  Variant(List<String> verilatorArguments, List<String> defines, List<String> runtimeFiles) {
    this.verilatorArguments = verilatorArguments;
    this.defines = defines;
    this.runtimeFiles = runtimeFiles;
  }

  List<String> verilatorArguments() {
    return verilatorArguments;
  }

  List<String> defines() {
    return defines;
  }

  List<String> runtimeFiles() {
    return runtimeFiles;
  }

  List<String> libraries() {
    return this == WAVES ? List.of("-lz") : List.of();
  }
}
