package dev.kairo.hw.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.gate.Constructs;
import org.junit.jupiter.api.Test;

class DotGraphTest {
  @Test
  void aModuleIsDrawnByItsNets() {
    assertEquals(
        """
        digraph "Counter" {
          rankdir=LR;
          node [shape=box, style=rounded, fontname="monospace", fontsize=10];
          n0 [label="rst", shape=cds, style=solid];
          n1 [label="enable", shape=cds, style=solid];
          n2 [label="clear", shape=cds, style=solid];
          n9 [label="count <= clear ? 8'd0 : enable ? count + 8'd1 : count", peripheries=2, style=solid];
          n1 -> n9;
          n2 -> n9;
          n9 -> n9;
          n0 -> n9 [style=dashed];
          out0 [shape=cds, style=solid, label="value"];
          n9 -> out0;
          out1 [shape=cds, style=solid, label="wrapped = count == 8'd255"];
          n9 -> out1;
        }
        """,
        DotGraph.of(Constructs.counter()));
  }

  @Test
  void instancesAndMemoriesHaveShapesOfTheirOwn() {
    assertTrue(
        DotGraph.of(Constructs.hierarchy())
            .contains("[label=\"first\\nCounter\", shape=component, style=solid]"));
    assertTrue(
        DotGraph.of(Constructs.byteEnables())
            .contains("[label=\"words\\n1024 x 32\", shape=cylinder]"));
  }
}
