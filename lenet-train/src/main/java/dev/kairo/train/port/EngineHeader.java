package dev.kairo.train.port;

import dev.kairo.train.fc.FcParameters;
import java.util.Map;

/** What the header of an engine's Verilog says about it. */
final class EngineHeader {
  private EngineHeader() {}

  /** The parameters of an engine whose words have places for so many numbers of 32 bits. */
  static Map<String, Object> of(PortLayer layer, int numbersInWord) {
    FcParameters parameters = layer.core();
    if (parameters.format().width() > StdmWord.NUMBER_WIDTH) {
      throw new IllegalArgumentException(
          "Numbers of the format %s have %d bits and a word's places %d; choose a narrower format."
              .formatted(
                  parameters.format().name(), parameters.format().width(), StdmWord.NUMBER_WIDTH));
    }
    Map<String, Object> header = parameters.header();
    header.put("relu", parameters.relu());
    layer.last().ifPresent(last -> header.put("softmax", last.kind().name()));
    header.put("intervalCycles", Transfer.of(layer, numbersInWord).intervalCycles());
    return header;
  }
}
