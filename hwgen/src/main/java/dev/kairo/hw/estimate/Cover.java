package dev.kairo.hw.estimate;

/**
 * A graph with the LUTs that cover it.
 *
 * @param roots what is covered, in the order asked for
 * @param luts how many LUT1 to LUT6 primitives there are in all
 */
record Cover(BitGraph graph, int[] roots, LutMapper mapper, int luts) {

  /** The smallest cover with six-input LUTs. */
  static Cover narrow(BitGraph graph, int[] roots) {
    if (Effort.many(graph.size())) {
      return of(graph, roots, Effort.QUICK);
    }
    Cover packed = regrouped(graph, roots, true, Effort.NARROW);
    Cover balanced = regrouped(graph, roots, false, Effort.NARROW);
    boolean tie = packed.luts == balanced.luts;
    return tie && packed.mapper.levels() <= balanced.mapper.levels() || packed.luts < balanced.luts
        ? packed
        : balanced;
  }

  /** The shallowest cover with LUTs of up to nine inputs, then the smallest. */
  static Cover deep(BitGraph graph, int[] roots) {
    return regrouped(graph, roots, true, Effort.CAREFUL);
  }

  private static Cover regrouped(BitGraph graph, int[] roots, boolean packed, Effort effort) {
    Regrouping regrouping = new Regrouping(graph, roots, packed);
    int[] newRoots = regrouping.rewrite(roots);
    return of(regrouping.graph(), newRoots, effort);
  }

  private static Cover of(BitGraph graph, int[] roots, Effort effort) {
    LutMapper mapper = new LutMapper(graph, roots, effort).map();
    int luts = 0;
    for (int node = 1; node < graph.size(); node++) {
      luts += mapper.uses(node) ? mapper.lutsAt(node) : 0;
    }
    return new Cover(graph, roots, mapper, luts);
  }
}
