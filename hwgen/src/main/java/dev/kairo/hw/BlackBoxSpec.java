package dev.kairo.hw;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A black box under description: ports first, {@link #instance} finishes it and gives its outputs
 * by name. Its outputs are untimed signals of the default clock.
 */
@Machinery
public final class BlackBoxSpec {
  private final Body body;
  private final String name;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Pin> inputPins = new ArrayList<>();
  private final List<Bits> inputs = new ArrayList<>();
  private final List<Pin> outputPins = new ArrayList<>();
  private final List<ClockPort> clockPorts = new ArrayList<>();
  private final List<Clock> clocks = new ArrayList<>();
  private Optional<String> verilog = Optional.empty();

  BlackBoxSpec(Body body, String name) {
    this.body = body;
    this.name = name;
  }

  /** A Verilog parameter and its value, written as it stands. */
  public BlackBoxSpec parameter(String parameter, String value) {
    parameters.add(new Parameter(parameter, value));
    return this;
  }

  /** A clock port. */
  public BlackBoxSpec clock(String port, Clock clock) {
    clockPorts.add(new ClockPort(port, Optional.empty()));
    clocks.add(clock);
    return this;
  }

  /** An input port and the signal that drives it. */
  public BlackBoxSpec input(String port, Bits signal) {
    inputPins.add(new Pin(port, signal.width()));
    inputs.add(signal);
    return this;
  }

  /** An output port. */
  public BlackBoxSpec output(String port, int width) {
    outputPins.add(new Pin(port, width));
    return this;
  }

  /** The module's source, to be written beside the generated files. */
  public BlackBoxSpec verilog(String source) {
    verilog = Optional.of(source);
    return this;
  }

  /** Puts the instance in and answers its outputs by name. */
  public Map<String, Bits> instance(String instanceName) {
    int[] ids = new int[inputs.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = body.own(inputs.get(i)).id;
    }
    int[] clockIndices = clocks.stream().mapToInt(body::use).toArray();
    BlackBox definition =
        new BlackBox(
            name,
            List.copyOf(parameters),
            List.copyOf(inputPins),
            List.copyOf(outputPins),
            List.copyOf(clockPorts),
            verilog);
    int width = Math.max(1, outputPins.stream().mapToInt(Pin::width).sum());
    Bits instance =
        body.addAt(
            new Node.Instance(width, definition, ids, clockIndices),
            instanceName,
            body.defaultClock().untimed());
    Map<String, Bits> outputs = new LinkedHashMap<>();
    int low = 0;
    for (Pin pin : outputPins) {
      outputs.put(
          pin.name(),
          body.addAt(
              new Node.Slice(pin.width(), instance.id, low),
              instanceName + "_" + pin.name(),
              body.defaultClock().untimed()));
      low += pin.width();
    }
    return outputs;
  }
}
