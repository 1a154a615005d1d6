package dev.kairo.train.port;

import dev.kairo.train.fc.FcParameters;
import java.util.Map;

/** What the header of an engine's Verilog says about it. */
final class EngineHeader {
  private EngineHeader() {}

  /** The parameters of an engine whose words have places for so many numbers of 32 bits. */
  static Map<String, Object> of(FcParameters parameters, int numbersInWord) {
    if (parameters.format().width() > StdmWord.NUMBER_WIDTH) {
      throw new IllegalArgumentException(
          "Numbers of the format %s have %d bits and a word's places %d; choose a narrower format."
              .formatted(
                  parameters.format().name(), parameters.format().width(), StdmWord.NUMBER_WIDTH));
    }
    Map<String, Object> header = parameters.header();
    header.put("relu", parameters.relu());
    header.put("intervalCycles", Transfer.of(parameters, numbersInWord).intervalCycles());
    return header;
  }
}
