package dev.kairo.cli.explore.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.explore.space.Candidate;
import dev.kairo.cli.explore.space.Costs;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records as lines of JSON, and back. What differs between equal runs is inside {@code time}. */
final class RecordText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordText() {}

  static String line(PointRecord record) {
    Candidate candidate = record.candidate();
    ObjectNode line = JSON.createObjectNode();
    line.put("point", candidate.point());
    ObjectNode configuration = line.putObject("configuration");
    candidate.configuration().values().forEach(configuration::put);
    line.put("state", record.state().word());
    state(line, record.state());
    estimate(line.putObject("estimate"), candidate.estimate());
    record.generated().ifPresent(generated -> generated(line.putObject("generated"), generated));
    record.measured().ifPresent(measured -> measured(line.putObject("measured"), measured));
    record.times().ifPresent(times -> times(line.putObject("time"), times));
    return line.toString();
  }

  private static void state(ObjectNode line, PointState state) {
    if (state instanceof PointState.Done done) {
      line.put("stage", done.stage().word());
    } else if (state instanceof PointState.Failed failed) {
      line.put("stage", failed.stage().word());
      line.put("kind", failed.kind().word());
      line.put("message", failed.message());
    } else if (state instanceof PointState.Skipped skipped) {
      line.put("reason", skipped.reason());
    }
  }

  private static void estimate(ObjectNode node, Costs costs) {
    node.put("intervalCycles", costs.intervalCycles());
    area(node, costs.dsp(), costs.lut(), costs.ff(), costs.bram36());
    node.put("origin", costs.intervalOrigin().words());
    if (!costs.areaOrigin().equals(costs.intervalOrigin())) {
      node.put("areaOrigin", costs.areaOrigin().words());
    }
  }

  static void generated(ObjectNode node, Generated generated) {
    node.put("digest", generated.digest());
    area(node, generated.dsp(), generated.lut(), generated.ff(), generated.bram36());
    node.put("origin", Generated.ORIGIN.words());
  }

  static void measured(ObjectNode node, Measured measured) {
    node.put("intervalCycles", measured.intervalCycles());
    node.put("mismatches", measured.mismatches());
    node.put("samples", measured.samples());
    node.put("seed", measured.seed());
    node.put("tool", measured.tool());
  }

  private static void area(ObjectNode node, long dsp, long lut, long ff, double bram36) {
    node.put("dsp", dsp);
    node.put("lut", lut);
    node.put("ff", ff);
    node.put("bram36", bram36);
  }

  private static void times(ObjectNode node, Times times) {
    node.put("pid", times.pid());
    node.put("host", times.host());
    node.put("start", times.start());
    node.put("seconds", times.seconds());
  }

  /** Reads a line; empty when it is none, or of no candidate. */
  static Optional<PointRecord> read(String line, Map<String, Candidate> candidates) {
    try {
      JsonNode node = JSON.readTree(line);
      Candidate candidate = candidates.get(node.path("point").asText());
      if (candidate == null) {
        return Optional.empty();
      }
      return state(node)
          .map(
              state ->
                  new PointRecord(
                      candidate,
                      state,
                      object(node, "generated").map(RecordText::generated),
                      object(node, "measured").map(RecordText::measured),
                      object(node, "time").map(RecordText::times)));
    } catch (JsonProcessingException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> object(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).filter(JsonNode::isObject);
  }

  private static Optional<PointState> state(JsonNode node) {
    return switch (node.path("state").asText()) {
      case "queued" -> Optional.of(new PointState.Queued());
      case "running" -> Optional.of(new PointState.Running());
      case "ok" -> Optional.of(new PointState.Done(stage(node)));
      case "failed" ->
          Optional.of(
              new PointState.Failed(
                  kind(node.path("kind").asText()), stage(node), node.path("message").asText()));
      case "skipped" -> Optional.of(new PointState.Skipped(node.path("reason").asText()));
      default -> Optional.empty();
    };
  }

  private static Stage stage(JsonNode node) {
    return Stage.valueOf(node.path("stage").asText().toUpperCase(Locale.ROOT));
  }

  private static FailureKind kind(String word) {
    return FailureKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Generated generated(JsonNode node) {
    return new Generated(
        node.path("digest").asText(),
        node.path("dsp").asLong(),
        node.path("lut").asLong(),
        node.path("ff").asLong(),
        node.path("bram36").asDouble());
  }

  static Measured measured(JsonNode node) {
    return new Measured(
        node.path("intervalCycles").asLong(),
        node.path("mismatches").asLong(),
        node.path("samples").asInt(),
        node.path("seed").asLong(),
        node.path("tool").asText());
  }

  private static Times times(JsonNode node) {
    return new Times(
        node.path("pid").asLong(),
        node.path("host").asText(),
        node.path("start").asText(),
        node.path("seconds").asDouble());
  }
}
