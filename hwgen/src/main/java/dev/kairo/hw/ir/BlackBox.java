package dev.kairo.hw.ir;

import java.util.List;
import java.util.Optional;

/**
 * A module whose Verilog comes from elsewhere.
 *
 * @param verilog the module's source to write beside the generated files, or empty when the tools
 *     know it (a vendor primitive)
 */
public record BlackBox(
    String name,
    List<Parameter> parameters,
    List<Pin> inputPins,
    List<Pin> outputPins,
    List<ClockPort> clocks,
    Optional<String> verilog)
    implements Definition {}
