package dev.kairo.cli.explore.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of one point: its Verilog, what each stage found, kept under the hash of what went
 * into the stage, and the log of a failure.
 */
public final class PointFolder {
  private static final String FAILURE = "failure.txt";

  private final Path path;

  PointFolder(Path path) {
    this.path = path;
  }

  /** Where the Verilog is. */
  public Path verilog() {
    return path.resolve("verilog");
  }

  /** What generating found, if it was done for the same input. */
  public Optional<Generated> generated(String input) {
    return kept(Stage.GENERATE, input).map(RecordText::generated);
  }

  /** Keeps what generating found. */
  public void keep(String input, Generated generated) {
    ObjectNode node = node(input);
    RecordText.generated(node, generated);
    WholeFile.write(file(Stage.GENERATE), node.toPrettyString() + "\n");
  }

  /** What simulating found, if it was done for the same input. */
  public Optional<Measured> measured(String input) {
    return kept(Stage.SIMULATE, input).map(RecordText::measured);
  }

  /** Keeps what simulating found. */
  public void keep(String input, Measured measured) {
    ObjectNode node = node(input);
    RecordText.measured(node, measured);
    WholeFile.write(file(Stage.SIMULATE), node.toPrettyString() + "\n");
  }

  /** Keeps the whole story of a failure. */
  public void keepFailure(String text) {
    WholeFile.write(path.resolve(FAILURE), text.stripTrailing() + "\n");
  }

  /** Forgets an earlier failure, since the point went well. */
  public void forgetFailure() {
    try {
      Files.deleteIfExists(path.resolve(FAILURE));
    } catch (IOException problem) {
      throw new UncheckedIOException(path.resolve(FAILURE) + " can't be removed", problem);
    }
  }

  private Path file(Stage stage) {
    return path.resolve(stage.word() + ".json");
  }

  private static ObjectNode node(String input) {
    return new ObjectMapper().createObjectNode().put("input", input);
  }

  private Optional<JsonNode> kept(Stage stage, String input) {
    Path file = file(stage);
    try {
      return Files.exists(file)
          ? Optional.of(new ObjectMapper().readTree(Files.readString(file)))
              .filter(node -> node.path("input").asText().equals(input))
          : Optional.empty();
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    } catch (IOException problem) {
      throw new UncheckedIOException(file + " can't be read", problem);
    }
  }
}
