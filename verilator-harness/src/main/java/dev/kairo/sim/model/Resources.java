package dev.kairo.sim.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C++ files that go into every model. */
final class Resources {
  /** The headers that a model's shim includes. */
  static final List<String> HEADERS =
      List.of(
          "kairo_hooks.h",
          "kairo_model.h",
          "kairo_snapshot.h",
          "kairo_state.h",
          "kairo_streams.h",
          "kairo_waves.h");

  private Resources() {}

  /** Writes the headers into a directory. */
  static void write(Path directory) throws IOException {
    for (String header : HEADERS) {
      Files.writeString(directory.resolve(header), text(header));
    }
  }

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing from the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new IllegalStateException("The resource " + name + " can't be read.", problem);
    }
  }
}
