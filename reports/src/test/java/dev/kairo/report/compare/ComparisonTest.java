package dev.kairo.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Allowance TWO_PERCENT = Allowance.parse("2%");
  private static final String HEADER =
      "{\"kairo\":\"0.1.0\",\"format\":1,\"design\":\"fc1\",\"points\":3}\n";

  private static String point(int m, int n, long cycles, int dsp) {
    return """
        {"point":"%s","configuration":{"M":"%d","N":"%d"},"state":"ok","stage":"estimate",\
        "estimate":{"intervalCycles":%d,"dsp":%d,"lut":1000,"ff":900,"bram36":2.5,\
        "origin":"modelled: a formula"},"time":{"seconds":1.5}}
        """
        .formatted("abc" + m + n, m, n, cycles, dsp);
  }

  private static Comparison journals(String base, String now) {
    return Comparison.of(
        ResultFile.parse("base.jsonl", HEADER + base),
        ResultFile.parse("now.jsonl", HEADER + now),
        TWO_PERCENT);
  }

  private static Comparison commands(String base, String now) {
    return Comparison.of(document("base.json", base), document("now.json", now), TWO_PERCENT);
  }

  private static ResultFile document(String name, String result) {
    return ResultFile.parse(
        name,
        """
        {"kairo": 1, "command": "bench", "status": "ok", "exit": 0, "result": %s, "errors": [],
         "artifacts": []}
        """
            .formatted(result));
  }

  @Test
  void equalResultsPass() {
    String points = point(10, 2, 81_093, 644) + point(2, 10, 81_461, 528);
    Comparison same = journals(points, points);
    assertTrue(same.passed());
    assertEquals(8, same.compared());
    assertEquals(
        "now.jsonl is no worse than base.jsonl: 8 numbers compared, 0 better, 0 worse within 2 %.",
        same.verdict());
  }

  @Test
  void moreCyclesThanAllowedAreARegression() {
    Comparison worse = journals(point(10, 2, 80_000, 644), point(10, 2, 81_601, 640));
    assertFalse(worse.passed());
    assertEquals(
        List.of(
            "fc1 M=10,N=2: intervalCycles rose from 80,000 to 81,601, by 2.00 %; 2 % is allowed."),
        worse.regressions());
    assertEquals(
        List.of("fc1 M=10,N=2: dsp fell from 644 to 640, by 0.62 %."), worse.improvements());
    assertEquals(
        "now.jsonl is worse than base.jsonl: 1 regression among 4 numbers compared, with 2 %"
            + " allowed.",
        worse.verdict());
  }

  @Test
  void exactlyWhatIsAllowedIsTolerated() {
    Comparison edge = journals(point(10, 2, 80_000, 644), point(10, 2, 81_600, 644));
    assertTrue(edge.passed());
    assertEquals(
        List.of("fc1 M=10,N=2: intervalCycles rose from 80,000 to 81,600, by 2.00 %."),
        edge.tolerated());
  }

  @Test
  void pointsThatComeAndGoAreTold() {
    Comparison changed =
        journals(
            point(10, 2, 80_000, 644) + point(1, 1, 400_000, 4),
            point(10, 2, 80_000, 644) + point(4, 8, 51_254, 860));
    assertTrue(changed.passed());
    assertEquals(List.of("fc1 M=1,N=1 is only in base.jsonl."), changed.vanished());
    assertEquals(List.of("fc1 M=4,N=8 is only in now.jsonl."), changed.added());
  }

  @Test
  void aPointThatFailsNowIsARegression() {
    String failed =
        "{\"point\":\"x\",\"configuration\":{\"M\":\"10\",\"N\":\"2\"},\"state\":\"failed\","
            + "\"stage\":\"simulate\",\"kind\":\"mismatch\",\"message\":\"3 weights differ\"}\n";
    Comparison broken = journals(point(10, 2, 80_000, 644), failed);
    assertEquals(
        List.of("fc1 M=10,N=2 was ok and is failed (mismatch: 3 weights differ) now."),
        broken.regressions());
    Comparison repaired =
        journals(failed + point(1, 1, 9, 4), point(10, 2, 9, 4) + point(1, 1, 9, 4));
    assertEquals(
        List.of("fc1 M=10,N=2 was failed (mismatch: 3 weights differ) and is ok now."),
        repaired.improvements());
    assertTrue(repaired.passed());
  }

  @Test
  void aPointThatIsSkippedNowHasNothingToCompare() {
    String skipped =
        "{\"point\":\"x\",\"configuration\":{\"M\":\"10\",\"N\":\"2\"},\"state\":\"skipped\","
            + "\"reason\":\"dominated by M=1,N=20\"}\n";
    Comparison fewer =
        journals(point(10, 2, 80_000, 644) + point(1, 1, 9, 4), skipped + point(1, 1, 9, 4));
    assertTrue(fewer.passed());
    assertEquals(
        List.of("fc1 M=10,N=2 was ok and is skipped (dominated by M=1,N=20) now."),
        fewer.vanished());
  }

  @Test
  void theLastLineOfAPointCountsAndMeasuredBeatsEstimated() {
    String measured =
        point(10, 2, 80_000, 644)
            .replace(
                "},\"time\"",
                "},\"measured\":{\"intervalCycles\":90000,\"tool\":\"verilator 5.006\"},\"time\"");
    Comparison worse = journals(point(10, 2, 70_000, 644) + point(10, 2, 80_000, 644), measured);
    assertEquals(
        List.of(
            "fc1 M=10,N=2: intervalCycles rose from 80,000 to 90,000, by 12.50 % (modelled before,"
                + " measured now); 2 % is allowed."),
        worse.regressions());
  }

  @Test
  void aJournalThatWasCutOffIsReadToItsLastWholeLine() {
    String cut = point(10, 2, 80_000, 644) + "{\"point\":\"y\",\"config";
    assertTrue(journals(point(10, 2, 80_000, 644), cut).passed());
    UnreadableResult refused =
        assertThrows(
            UnreadableResult.class,
            () -> journals(cut + "\n" + point(1, 1, 9, 4), point(1, 1, 9, 4)));
    assertTrue(
        refused.getMessage().startsWith("base.jsonl:3 is not JSON at line 1, column "),
        refused.getMessage());
  }

  @Test
  void theBestIsComparedWithTheBestWhateverItIs() {
    String best =
        "{\"kairo\":\"0.1.0\",\"design\":\"fc1\",\"goal\":{\"dsp\":768},\"best\":{\"M\":%d,\"N\":%d,"
            + "\"intervalCycles\":%d,\"dsp\":%d,\"lut\":5,\"ff\":6,\"bram36\":7.5,"
            + "\"origin\":\"measured by x\",\"areaOrigin\":\"modelled: y\"}}";
    ResultFile base = ResultFile.parse("base.json", best.formatted(1, 160, 2508, 640));
    Comparison worse =
        Comparison.of(
            base,
            ResultFile.parse("now.json", best.formatted(2, 80, 2548, 672)),
            Allowance.parse("3"));
    assertEquals(
        List.of("the best point of fc1: dsp rose from 640 to 672, by 5.00 %; 3 % is allowed."),
        worse.regressions());
    assertEquals(
        List.of("the best point of fc1: intervalCycles rose from 2,508 to 2,548, by 1.59 %."),
        worse.tolerated());
    Comparison none =
        Comparison.of(
            base, ResultFile.parse("now.json", "{\"design\":\"fc1\",\"best\":{}}"), TWO_PERCENT);
    assertEquals(
        List.of("the best point of fc1 was ok and is missing (no point meets the goal) now."),
        none.regressions());
  }

  @Test
  void theFrontIsComparedByConfiguration() {
    String front =
        "{\"design\":\"fc1\",\"points\":[{\"M\":1,\"N\":160,\"intervalCycles\":%d,\"dsp\":640,"
            + "\"origin\":\"measured by x\",\"point\":\"a\"},{\"M\":1,\"N\":1,"
            + "\"intervalCycles\":400008,\"dsp\":4,\"origin\":\"measured by x\",\"point\":\"b\"}]}";
    Comparison better =
        Comparison.of(
            ResultFile.parse("base.json", front.formatted(2508)),
            ResultFile.parse("now.json", front.formatted(2408)),
            TWO_PERCENT);
    assertTrue(better.passed());
    assertEquals(4, better.compared());
    assertEquals(
        List.of("fc1 M=1,N=160: intervalCycles fell from 2,508 to 2,408, by 3.99 %."),
        better.improvements());
  }

  @Test
  void everyNumberWithADirectionIsCompared() {
    Comparison worse =
        commands(
            "{\"cases\":[{\"name\":\"switch\",\"javaNanos\":100,\"cycles\":5,\"ratioToRaw\":1.02}],"
                + "\"cyclesPerSecond\":1000000,\"openBarMillis\":5,\"seed\":1,"
                + "\"time\":{\"seconds\":1}}",
            "{\"cases\":[{\"name\":\"new\",\"javaNanos\":1},"
                + "{\"name\":\"switch\",\"javaNanos\":120,\"cycles\":9,\"ratioToRaw\":1.02}],"
                + "\"cyclesPerSecond\":900000,\"openBarMillis\":9,\"seed\":7,"
                + "\"time\":{\"seconds\":9}}");
    assertEquals(
        List.of(
            "bench.cases[switch]: javaNanos rose from 100 to 120, by 20.00 %; 2 % is allowed.",
            "bench: cyclesPerSecond fell from 1,000,000 to 900,000, by 10.00 %; 2 % is allowed."),
        worse.regressions());
    assertEquals(3, worse.compared());
    assertEquals(List.of("bench.cases[new] is only in now.json."), worse.added());
  }

  @Test
  void nothingMayRiseFromZero() {
    Comparison worse = commands("{\"mismatches\":0}", "{\"mismatches\":3}");
    assertEquals(
        List.of("bench: mismatches rose from 0 to 3; 2 % is allowed."), worse.regressions());
  }

  @Test
  void aRunThatFailsNowIsARegression() {
    ResultFile failed =
        ResultFile.parse(
            "now.json",
            "{\"kairo\":1,\"command\":\"bench\",\"status\":\"failed\",\"exit\":1,"
                + "\"result\":{\"mismatches\":0},\"errors\":[{\"message\":\"A bar is missed.\"}]}");
    Comparison worse =
        Comparison.of(document("base.json", "{\"mismatches\":0}"), failed, TWO_PERCENT);
    assertEquals(
        List.of("kairo bench was ok and is failed (A bar is missed.) now."), worse.regressions());
  }

  @Test
  void differentThingsAreNotCompared() {
    UnreadableResult designs =
        assertThrows(
            UnreadableResult.class,
            () ->
                Comparison.of(
                    ResultFile.parse("base.json", "{\"design\":\"fc1\",\"best\":{}}"),
                    ResultFile.parse("now.json", "{\"design\":\"fc2\",\"best\":{}}"),
                    TWO_PERCENT));
    assertEquals("base.json is of fc1 and now.json is of fc2.", designs.getMessage());
    assertEquals("Compare two results of the same design and command.", designs.remedy());
    UnreadableResult kinds =
        assertThrows(
            UnreadableResult.class,
            () ->
                Comparison.of(
                    ResultFile.parse("base.json", "{\"design\":\"fc1\",\"best\":{}}"),
                    ResultFile.parse("now.jsonl", HEADER + point(1, 1, 9, 4)),
                    TWO_PERCENT));
    assertEquals("base.json is a best.json and now.jsonl is a points.jsonl.", kinds.getMessage());
    UnreadableResult nothing =
        assertThrows(UnreadableResult.class, () -> commands("{\"seed\":1}", "{\"seed\":1}"));
    assertEquals(
        "base.json and now.json have no number in common that could be compared.",
        nothing.getMessage());
  }

  @Test
  void theFieldsAreTheSentences() {
    Comparison worse = commands("{\"mismatches\":0}", "{\"mismatches\":3}");
    assertEquals(
        List.of(
            "verdict", "compared", "regressions", "tolerated", "improvements", "vanished", "added"),
        List.copyOf(worse.fields().keySet()));
    assertEquals(worse.regressions(), worse.fields().get("regressions"));
  }
}
