package dev.kairo.hw.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** LUTs behind MUXF7 to MUXF9, as Yosys 0.23 was seen to build them. */
class WideFunctionTest {
  private final BitGraph graph = new BitGraph();

  private int[] inputs(int count) {
    int[] literals = new int[count];
    for (int i = 0; i < count; i++) {
      literals[i] = graph.input(i);
    }
    return literals;
  }

  private int luts(int function, int[] inputs) {
    int[] leaves = new int[inputs.length];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = inputs[i] >> 1;
    }
    return WideFunction.luts(graph, leaves, function >> 1);
  }

  @Test
  void anAndOfNineNeedsOneLut() {
    int[] in = inputs(9);
    int all = BitGraph.TRUE;
    for (int bit : in) {
      all = graph.and(all, bit);
    }
    assertEquals(1, luts(all, in));
  }

  @Test
  void aPriorityOfFiveValuesSplitsByItsConditionsIntoEight() {
    int[] in = inputs(9);
    int chosen = in[8];
    for (int i = 3; i >= 0; i--) {
      chosen = graph.mux(in[2 * i], in[2 * i + 1], chosen);
    }
    assertEquals(8, luts(chosen, in));
  }

  @Test
  void fourGatedValuesSplitByOnePairIntoThree() {
    int[] in = inputs(8);
    int any = BitGraph.FALSE;
    for (int i = 0; i < 8; i += 2) {
      any = graph.or(any, graph.and(in[i], in[i + 1]));
    }
    assertEquals(3, luts(any, in));
  }
}
