package dev.kairo.hw.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.hw.gate.Constructs;
import dev.kairo.hw.ir.Circuit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories hold a whole design or the one before. */
class DesignWriterTest {
  @TempDir private Path directory;

  @Test
  void filesAndManifestAreThere() throws IOException {
    write(Constructs.counter(), directory.resolve("a/b"));
    assertEquals(List.of("Counter.v", "kairo.json"), listing(directory.resolve("a/b")));
    JsonNode manifest =
        new ObjectMapper().readTree(Files.readString(directory.resolve("a/b/kairo.json")));
    assertEquals("counter", manifest.path("design").asText());
    assertEquals("Counter", manifest.path("top").asText());
    assertEquals("8", manifest.path("parameters").path("width").asText());
    assertEquals(
        "{\"name\":\"value\",\"width\":8,\"direction\":\"output\"}",
        manifest.path("ports").get(4).toString());
    assertEquals("clk", manifest.path("clock").asText());
    assertEquals(true, manifest.path("latencyCycles").isNull());
    assertEquals("[\"Counter.v\"]", manifest.path("files").toString());
    assertEquals(64, manifest.path("digest").asText().length());
  }

  @Test
  void filesOfAnEarlierDesignGoAndOthersStay() throws IOException {
    Files.writeString(directory.resolve("mine.v"), "");
    write(Constructs.lookup(512), directory);
    assertEquals(
        List.of("Lookup.v", "Lookup_squares.hex", "kairo.json", "mine.v"), listing(directory));
    write(Constructs.counter(), directory);
    assertEquals(List.of("Counter.v", "kairo.json", "mine.v"), listing(directory));
  }

  @Test
  void aManifestCannotNameForeignFiles() throws IOException {
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(directory.resolve("precious.v"), "");
    Files.writeString(
        directory.resolve("out/kairo.json"), "{\"files\":[\"../precious.v\",\"/etc/passwd\"]}");
    write(Constructs.counter(), directory.resolve("out"));
    assertEquals(List.of("out", "precious.v"), listing(directory));
  }

  @Test
  void anImpossibleDirectoryIsOneSentenceAndLeavesNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    EmissionException refused =
        assertThrows(EmissionException.class, () -> write(Constructs.counter(), file));
    assertEquals(
        "Counter can't be written to "
            + file
            + ": there is a file of that name; choose a directory that is writable and has room.",
        refused.getMessage());
    assertEquals(List.of("file"), listing(directory));
  }

  @Test
  void aWriteThatFailsHalfwayLeavesTheEarlierDesign() throws IOException {
    write(Constructs.counter(), directory);
    EmittedDesign broken =
        new EmittedDesign(
            "Broken",
            List.of(),
            List.of(),
            List.of(),
            -1,
            List.of(
                new EmittedFile("Good.v", "module Good; endmodule\n"),
                new EmittedFile("missing/Bad.v", "")));
    ObjectNode manifest = Manifest.of(broken, "broken", Optional.empty());
    assertThrows(EmissionException.class, () -> DesignWriter.write(broken, manifest, directory));
    assertEquals(List.of("Counter.v", "kairo.json"), listing(directory));
    assertFalse(Files.readString(directory.resolve("kairo.json")).contains("Broken"));
  }

  private static void write(Circuit circuit, Path target) {
    EmittedDesign design = VerilogEmitter.emit(circuit);
    String name = circuit.name().toLowerCase(java.util.Locale.ROOT);
    DesignWriter.write(design, Manifest.of(design, name, Optional.empty()), target);
  }

  private static List<String> listing(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
