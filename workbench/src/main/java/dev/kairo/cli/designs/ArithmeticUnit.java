package dev.kairo.cli.designs;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A multiplier, adder or chain of both about which everything is chosen. */
record ArithmeticUnit(FpUnit unit, FpChoice choice) implements StreamingUnit {
  @Override
  public String designName() {
    return unit.designName();
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (unit.multiplies()) {
      parameters.put("left", choice.left().name());
      parameters.put("right", choice.right().name());
    }
    parameters.put("format", choice.result().name());
    parameters.put("subnormals", choice.result().subnormals());
    parameters.put("latency", choice.latency());
    if (unit.multiplies()) {
      parameters.put("dsps", choice.dsps());
    }
    return parameters;
  }

  @Override
  public List<FpFormat> operands() {
    return unit.operands(choice);
  }

  @Override
  public FpFormat result() {
    return choice.result();
  }

  @Override
  public int latencyCycles() {
    return choice.latency();
  }

  @Override
  public long golden(long[] words) {
    return unit.golden(choice, words);
  }

  @Override
  public Bits y(Module top, List<Bits> operands) {
    return unit.result(top, choice, operands);
  }
}
