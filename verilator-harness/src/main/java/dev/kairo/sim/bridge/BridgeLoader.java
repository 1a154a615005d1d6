package dev.kairo.sim.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.javacpp.Loader;

/**
 * Loads the bridge that lies in this build. A fresh copy is loaded and unlinked at once, so that
 * neither another build's copy can be taken for it nor anything stays behind; that costs less than
 * a millisecond a process.
 */
final class BridgeLoader {
  private static final String LIBRARY = "libjniKairoBridge.so";

  private BridgeLoader() {}

  /** Loads the bridge once per process, by the class that holds it. */
  static void load() {
    Loaded.touch();
  }

  /** Its initialisation, which Java runs once, is the loading. */
  private static final class Loaded {
    static {
      extractAndLoad();
    }

    static void touch() {}
  }

  /** Whether this build carries a bridge for this machine. */
  static boolean packed() {
    return NativeBridge.class.getResource(resource()) != null;
  }

  private static String resource() {
    return Loader.getPlatform() + "/" + LIBRARY;
  }

  private static void extractAndLoad() {
    try (InputStream library = NativeBridge.class.getResourceAsStream(resource())) {
      Path copy = Files.createTempFile("kairo-bridge-", ".so");
      try {
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        System.load(copy.toAbsolutePath().toString());
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException unwritable) {
      throw new UnsatisfiedLinkError(unwritable.toString());
    }
  }
}
