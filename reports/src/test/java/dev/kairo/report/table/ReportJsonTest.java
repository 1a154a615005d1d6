package dev.kairo.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.SampleExploration;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final ExplorationReport SAMPLE = SampleExploration.report();

  @Test
  void everyPointIsThereWithItsOrigins() throws Exception {
    JsonNode document = new ObjectMapper().readTree(ReportJson.of(SAMPLE));
    assertEquals(SAMPLE.verdict(), document.get("verdict").asText());
    assertEquals(SAMPLE.points().size(), document.get("points").size());
    for (int i = 0; i < SAMPLE.points().size(); i++) {
      PointRow point = SAMPLE.points().get(i);
      JsonNode seen = document.get("points").get(i);
      assertEquals(point.id(), seen.get("point").asText());
      assertEquals(point.area().dsp(), seen.get("dsp").asLong());
      assertEquals(point.area().origin(), seen.get("areaOrigin").asText());
      assertEquals(
          point.interval().predictedCycles(), seen.get("predictedIntervalCycles").asLong());
      assertEquals(point.interval().measurement().isPresent(), seen.has("measuredIntervalCycles"));
    }
    assertEquals(7, document.at("/provenance/seed").asLong());
    assertEquals(768, document.at("/budget/dsp").asLong());
    assertFalse(document.get("budget").has("lut"));
    assertEquals(15, document.get("documents").size());
    assertEquals(24.62, document.at("/fits/0/terms/2/coefficient").asDouble());
    assertEquals("✗ different", document.at("/bitExactness/2/verdict").asText());
  }

  @Test
  void equalReportsGiveEqualTexts() {
    assertEquals(ReportJson.of(SAMPLE), ReportJson.of(SampleExploration.report()));
  }
}
