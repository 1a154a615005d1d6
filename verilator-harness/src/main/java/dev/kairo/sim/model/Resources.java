package dev.kairo.sim.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The C++ files that go into every model. */
final class Resources {
  private Resources() {}

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
