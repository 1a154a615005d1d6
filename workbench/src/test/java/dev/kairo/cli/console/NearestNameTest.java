package dev.kairo.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("stdm-switch", "ports", "slots", "width");

  @Test
  void slipsOfTheFingersAreUnderstood() {
    assertEquals(Optional.of("stdm-switch"), NearestName.among(NAMES, "stdm-swich"));
    assertEquals(Optional.of("ports"), NearestName.among(NAMES, "port"));
    assertEquals(Optional.of("slots"), NearestName.among(NAMES, "SLOTS"));
    assertEquals(Optional.of("width"), NearestName.among(NAMES, "witdh"));
  }

  @Test
  void whatIsNothingLikeAnyNameGetsTheWholeList() {
    assertEquals(Optional.empty(), NearestName.among(NAMES, "frequency"));
    assertEquals(
        "choose from stdm-switch, ports, slots, width.", NearestName.remedy(NAMES, "frequency"));
    assertEquals("did you mean 'ports'?", NearestName.remedy(NAMES, "port"));
  }
}
