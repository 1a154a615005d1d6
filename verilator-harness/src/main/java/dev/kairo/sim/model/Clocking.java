package dev.kairo.sim.model;

import dev.kairo.sim.Verilog;
import java.util.List;
import java.util.Optional;

/** Which input is a design's clock. */
public final class Clocking {
  private static final List<String> USUAL = List.of("clk", "clock");

  private Clocking() {}

  /** The first clock the design names, else its input named {@code clk} or {@code clock}. */
  static Optional<GeneratedPort> of(Verilog verilog, List<GeneratedPort> ports) {
    List<String> names =
        ports.stream().filter(port -> !port.output()).map(GeneratedPort::name).toList();
    return name(verilog, names)
        .flatMap(name -> ports.stream().filter(port -> port.name().equals(name)).findFirst());
  }

  /** The same choice by names alone. */
  public static Optional<String> name(Verilog verilog, List<String> inputs) {
    if (!verilog.clocks().isEmpty()) {
      String wanted = verilog.clocks().get(0).name();
      if (!inputs.contains(wanted)) {
        throw new ModelFailure(
            "The design %s has no input '%s' to be its clock; its inputs are %s."
                .formatted(verilog.top(), wanted, String.join(", ", inputs)));
      }
      return Optional.of(wanted);
    }
    return USUAL.stream().filter(inputs::contains).findFirst();
  }
}
