package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {
  /** A design that only has parameters. */
  private static final class Ring implements CataloguedDesign {
    @Override
    public String name() {
      return "ring";
    }

    @Override
    public String summary() {
      return "A ring.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter.Whole("stations", "how many", 4, 2, 32),
          new Parameter.Choice("style", "kind of memory", "block", List.of("block", "distributed")),
          new Parameter.Flag("checked", "with assertions", false));
    }

    @Override
    public Map<String, Map<String, String>> presets() {
      return Map.of("large", Map.of("stations", "32"));
    }

    @Override
    public Design design(ParameterValues values) {
      throw new UnsupportedOperationException("it only has parameters");
    }

    @Override
    public Trial trial(ParameterValues values) {
      throw new UnsupportedOperationException("it only has parameters");
    }
  }

  private static String refusal(String preset, String... words) {
    return assertThrows(Refusal.class, () -> ParameterValues.of(new Ring(), preset, List.of(words)))
        .getMessage();
  }

  @Test
  void setBeatsPresetBeatsDefault() {
    ParameterValues plain = ParameterValues.of(new Ring(), "", List.of());
    assertEquals("{stations=4, style=block, checked=false}", plain.all().toString());
    assertEquals("", plain.words());
    ParameterValues large = ParameterValues.of(new Ring(), "large", List.of("checked=true"));
    assertEquals(32, large.whole("stations"));
    assertTrue(large.flag("checked"));
    assertEquals("--set stations=32 --set checked=true", large.words());
    assertEquals(
        8, ParameterValues.of(new Ring(), "large", List.of("stations=8")).whole("stations"));
  }

  @Test
  void everyMistakeGetsItsSentence() {
    assertEquals(
        "ring has no parameter 'station'; did you mean 'stations'?", refusal("", "station=4"));
    assertEquals("ring: stations = 40 is not allowed; choose 2 to 32.", refusal("", "stations=40"));
    assertEquals(
        "ring: stations = four is not allowed; choose 2 to 32.", refusal("", "stations=four"));
    assertEquals(
        "ring: stations = (nothing) is not allowed; choose 2 to 32.", refusal("", "stations="));
    assertEquals(
        "ring: style = auto is not allowed; choose block, distributed.", refusal("", "style=auto"));
    assertEquals(
        "ring: checked = yes is not allowed; choose true or false.", refusal("", "checked=yes"));
    assertEquals(
        "--set takes name=value, not 'stations'; for example --set stations=4",
        refusal("", "stations"));
    assertEquals(
        "stations is set more than once; keep one of them.",
        refusal("", "stations=4", "stations=5"));
    assertEquals("ring has no preset 'larg'; did you mean 'large'?", refusal("larg"));
  }

  @Test
  void anUnknownDesignIsAnsweredWithTheNearest() {
    DesignCatalogue catalogue = new DesignCatalogue(List.of(new Ring()));
    Refusal refusal = assertThrows(Refusal.class, () -> catalogue.design("rong"));
    assertEquals("There is no design 'rong'; did you mean 'ring'?", refusal.getMessage());
    assertEquals("kairo generate --list", refusal.trouble().hint());
  }
}
