package dev.kairo.hw.estimate;

/**
 * A graph with the LUTs that cover it.
 *
 * @param luts how many LUT1 to LUT6 primitives there are in all
 */
record Cover(BitGraph graph, LutMapper mapper, int luts) {

  /** The shallowest cover of the shapes tried, then the smallest. */
  static Cover best(BitGraph graph, int[] roots) {
    Cover balanced = regrouped(graph, roots, false);
    Cover packed = regrouped(graph, roots, true);
    int levels = balanced.mapper().levels() - packed.mapper().levels();
    return levels < 0 || levels == 0 && balanced.luts() < packed.luts() ? balanced : packed;
  }

  private static Cover regrouped(BitGraph graph, int[] roots, boolean packed) {
    Regrouping regrouping = new Regrouping(graph, roots, packed);
    int[] newRoots = regrouping.rewrite(roots);
    return of(regrouping.graph(), newRoots);
  }

  private static Cover of(BitGraph graph, int[] roots) {
    LutMapper mapper = new LutMapper(graph, roots, Effort.of(graph.size())).map();
    int luts = 0;
    for (int node = 1; node < graph.size(); node++) {
      luts += mapper.uses(node) ? mapper.lutsAt(node) : 0;
    }
    return new Cover(graph, mapper, luts);
  }
}
