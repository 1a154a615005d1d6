package dev.kairo.sim.functional;

import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * A unit that C++ stands in for: as many registers as the circuit has cycles, behind a call.
 *
 * @param operation the function, without what it does to small values
 * @param subnormals whether there are values below the least normal one
 */
record FunctionalUnit(String operation, boolean subnormals, int latency) {
  private static final FpFormat SUBNORMAL = new FpFormat(8, 23, true);

  /** The unit that does what a circuit does, if it is a sum or product of singles. */
  static Optional<FunctionalUnit> of(Circuit circuit) {
    if (isOf(circuit, FpAdder.class)) {
      return unit("sum", circuit, List.of("format"));
    }
    if (isOf(circuit, FpMultiplier.class)) {
      return unit("product", circuit, List.of("left", "right", "result"));
    }
    return Optional.empty();
  }

  private static boolean isOf(Circuit circuit, Class<?> unit) {
    return circuit.name().equals(unit.getSimpleName());
  }

  private static Optional<FunctionalUnit> unit(
      String operation, Circuit circuit, List<String> formats) {
    int latency = Integer.parseInt(parameter(circuit, "latency"));
    for (FpFormat single : List.of(FpFormat.FP32, SUBNORMAL)) {
      if (formats.stream().allMatch(name -> parameter(circuit, name).equals(single.toString()))) {
        return Optional.of(new FunctionalUnit(operation, single.subnormals(), latency));
      }
    }
    return Optional.empty();
  }

  private static String parameter(Circuit circuit, String name) {
    return circuit.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse("");
  }

  /** The module that takes the circuit's place, with the same ports. */
  BlackBox box(Circuit circuit) {
    return new BlackBox(
        name(),
        List.of(),
        circuit.inputPins(),
        circuit.outputPins(),
        circuit.clocks(),
        Optional.of(latency == 0 ? combinational() : pipelined()));
  }

  private String name() {
    return "Functional_" + operation + (subnormals ? "_subnormals" : "") + "_latency" + latency;
  }

  private String function() {
    return "kairo_" + operation + (subnormals ? "" : "_flushed");
  }

  private String combinational() {
    return """
        module %s (
          input  [31:0] a,
          input  [31:0] b,
          output [31:0] y
        );

          import "DPI-C" pure function int unsigned %2$s(int unsigned a, int unsigned b);

          assign y = %2$s(a, b);

        endmodule
        """
        .formatted(name(), function());
  }

  private String pipelined() {
    StringBuilder shifts = new StringBuilder();
    for (int i = 1; i < latency; i++) {
      shifts.append("    stage%d <= stage%d;%n".formatted(i, i - 1));
    }
    StringBuilder stages = new StringBuilder();
    for (int i = 0; i < latency; i++) {
      stages.append("  reg [31:0] stage%d;%n".formatted(i));
    }
    return """
        module %s (
          input         clk,
          input  [31:0] a,
          input  [31:0] b,
          output [31:0] y
        );

          import "DPI-C" pure function int unsigned %2$s(int unsigned a, int unsigned b);

        %3$s
          always @(posedge clk) begin
            stage0 <= %2$s(a, b);
        %4$s  end

          assign y = stage%5$d;

        endmodule
        """
        .formatted(name(), function(), stages, shifts, latency - 1);
  }
}
