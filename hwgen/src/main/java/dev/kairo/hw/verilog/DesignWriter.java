package dev.kairo.hw.verilog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes emitted designs into directories.
 *
 * <p>Everything is written beside its place first and then renamed, {@code kairo.json} last: a
 * directory with a {@code kairo.json} holds a complete design, and a write that fails leaves what
 * was there. Files of an earlier design in the same directory that are no longer needed go.
 */
public final class DesignWriter {
  private DesignWriter() {}

  /** Writes the files and their manifest; the directory is made when missing. */
  public static void write(EmittedDesign emitted, ObjectNode manifest, Path directory) {
    Path target = directory.toAbsolutePath().normalize();
    List<EmittedFile> files = new ArrayList<>(emitted.files());
    files.add(new EmittedFile(Manifest.FILE, Manifest.text(manifest)));
    Path staging = null;
    try {
      Files.createDirectories(target);
      staging = Files.createTempDirectory(target, ".kairo-");
      for (EmittedFile file : files) {
        Files.writeString(staging.resolve(file.name()), file.text());
      }
      publish(files, staging, target);
    } catch (IOException problem) {
      throw new EmissionException(
          "%s can't be written to %s: %s; choose a directory that is writable and has room."
              .formatted(emitted.top(), directory, reason(problem)),
          problem);
    } finally {
      remove(staging);
    }
  }

  private static void publish(List<EmittedFile> files, Path staging, Path target)
      throws IOException {
    Set<String> stale = earlier(target);
    Files.deleteIfExists(target.resolve(Manifest.FILE));
    for (EmittedFile file : files) {
      Files.move(
          staging.resolve(file.name()),
          target.resolve(file.name()),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      stale.remove(file.name());
    }
    for (String name : stale) {
      Files.deleteIfExists(target.resolve(name));
    }
  }

  /** The files that the manifest of an earlier design lists, as far as they are plain names. */
  private static Set<String> earlier(Path target) throws IOException {
    Set<String> names = new HashSet<>();
    Path manifest = target.resolve(Manifest.FILE);
    if (Files.isRegularFile(manifest)) {
      JsonNode tree = parsed(manifest);
      for (JsonNode file : tree.path("files")) {
        String name = file.asText();
        if (name.matches("[A-Za-z0-9_]+\\.(v|hex)")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static JsonNode parsed(Path manifest) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try {
      return json.readTree(Files.readString(manifest));
    } catch (JsonProcessingException damaged) {
      // A damaged manifest names no files of ours; it is about to be replaced.
      return json.createObjectNode();
    }
  }

  private static String reason(IOException problem) {
    if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
      return "there is a file of that name";
    }
    if (problem instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      String reason = system.getReason();
      return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
    return problem instanceof AccessDeniedException
        ? "access is denied"
        : String.valueOf(problem.getMessage());
  }

  private static void remove(Path staging) {
    if (staging == null) {
      return;
    }
    try (Stream<Path> left = Files.list(staging)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(staging);
    } catch (IOException problem) {
      System.getLogger(DesignWriter.class.getName())
          .log(System.Logger.Level.DEBUG, "left behind " + staging, problem);
    }
  }
}
