package dev.kairo.cli.explore.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.explore.space.Configuration;
import dev.kairo.cli.explore.space.ExplorationSubject;
import dev.kairo.cli.explore.space.Measurement;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.worker.WorkerJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drives the compiled model of one point, in a Java machine that a wild model may take along. */
public final class SimulateJob implements WorkerJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The input that asks for a simulation. */
  static String input(
      ExplorationSubject subject,
      Configuration configuration,
      Effort effort,
      Map<String, String> environment) {
    ObjectNode input = JSON.createObjectNode();
    input.put("subject", subject.getClass().getName());
    configuration.values().forEach(input.putObject("configuration")::put);
    input.put("samples", effort.samples());
    input.put("seed", effort.seed());
    environment.forEach(input.putObject("environment")::put);
    return input.toString();
  }

  /** The measurement in a result. */
  static Measurement measurement(String result) {
    try {
      JsonNode node = JSON.readTree(result);
      List<String> examples = new ArrayList<>();
      node.path("examples").forEach(example -> examples.add(example.asText()));
      return new Measurement(
          node.path("intervalCycles").asLong(), node.path("mismatches").asLong(), examples);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A worker answered no measurement.", impossible);
    }
  }

  @Override
  public String run(String text) throws Exception {
    JsonNode input = JSON.readTree(text);
    ExplorationSubject subject =
        Class.forName(input.path("subject").asText())
            .asSubclass(ExplorationSubject.class)
            .getConstructor()
            .newInstance();
    Configuration configuration = new Configuration(texts(input.path("configuration")));
    long seed = input.path("seed").asLong();
    Simulator simulator = Simulator.of(texts(input.path("environment"))).withSeed(seed);
    Measurement measured;
    try (Simulation simulation = simulator.open(subject.verilog(subject.design(configuration)))) {
      measured = subject.measure(configuration, simulation, input.path("samples").asInt(), seed);
    }
    ObjectNode result = JSON.createObjectNode();
    result.put("intervalCycles", measured.intervalCycles());
    result.put("mismatches", measured.mismatches());
    ArrayNode examples = result.putArray("examples");
    measured.examples().forEach(examples::add);
    return result.toString();
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
