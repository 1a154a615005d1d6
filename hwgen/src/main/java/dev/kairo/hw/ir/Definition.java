package dev.kairo.hw.ir;

import java.util.List;

/** What an {@link Node.Instance} is an instance of: a circuit of ours or a black box. */
public sealed interface Definition permits Circuit, BlackBox {
  /** The module's name. */
  String name();

  /** The names and widths of the inputs, without clocks, in order. */
  List<Pin> inputPins();

  /** The names and widths of the outputs, in order. */
  List<Pin> outputPins();

  /** The clocks, in order. */
  List<ClockPort> clocks();

  /** Where output {@code k} starts in an instance's value: the widths of the outputs before it. */
  default int outputOffset(int output) {
    int offset = 0;
    for (int i = 0; i < output; i++) {
      offset += outputPins().get(i).width();
    }
    return offset;
  }
}
