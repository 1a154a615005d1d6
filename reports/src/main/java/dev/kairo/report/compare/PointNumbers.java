package dev.kairo.report.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a point that are compared: its interval and the room it takes. */
final class PointNumbers {
  private static final String INTERVAL = "intervalCycles";
  private static final List<String> AREA = List.of("dsp", "lut", "bram36");

  private final String place;
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, String> origins = new LinkedHashMap<>();

  PointNumbers(String place) {
    this.place = place;
  }

  /** Takes the interval of an object, if it has one. */
  PointNumbers interval(JsonNode object, String origin) {
    take(object, INTERVAL, origin);
    return this;
  }

  /** Takes the room of an object, as far as it tells it. */
  PointNumbers area(JsonNode object, String origin) {
    AREA.forEach(name -> take(object, name, origin));
    return this;
  }

  private void take(JsonNode object, String name, String origin) {
    if (object.path(name).isNumber()) {
      numbers.put(name, ResultFile.number(place, object.get(name)));
      if (!origin.isEmpty()) {
        origins.put(name, origin);
      }
    }
  }

  Entry entry() {
    return Entry.ok(numbers, origins);
  }
}
