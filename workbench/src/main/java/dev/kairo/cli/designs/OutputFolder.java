package dev.kairo.cli.designs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.console.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that is filled completely or not at all. Files are made in a hidden folder beside it and
 * moved into place when all are there; whatever happens before leaves the folder as it was. Files
 * of an earlier run are replaced, those no longer made are removed, and a file that Kairo did not
 * write is never overwritten.
 */
public final class OutputFolder {
  /** The description that tells which files are Kairo's. It is moved last. */
  public static final String DESCRIPTION = "kairo.json";

  private final Path target;

  public OutputFolder(Path target) {
    this.target = target;
  }

  /** Writes files into the folder it is given. */
  public interface Writing {
    void into(Path folder) throws IOException;
  }

  /** Fills the folder and gives its files. */
  public List<Path> fill(Writing writing) throws IOException {
    Path staging = stage();
    try {
      writing.into(staging);
      return publish(staging);
    } finally {
      remove(staging);
    }
  }

  private Path stage() throws IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw refused(target + " is a file, not a folder; choose another folder with -o.");
    }
    Path parent = target.toAbsolutePath().getParent();
    try {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, "." + target.getFileName() + ".part-");
    } catch (FileAlreadyExistsException | NotDirectoryException blocked) {
      throw refused(blocked.getFile() + " is a file, not a folder; choose another folder with -o.");
    } catch (IOException problem) {
      if (String.valueOf(problem.getMessage()).contains("No space left")) {
        throw problem;
      }
      throw refused(
          "%s can't be written (%s); choose another folder with -o."
              .formatted(target, reason(problem)));
    }
  }

  private static String reason(IOException problem) {
    String text = String.valueOf(problem.getMessage());
    return problem instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : text.substring(text.lastIndexOf(": ") < 0 ? 0 : text.lastIndexOf(": ") + 2);
  }

  private List<Path> publish(Path staging) throws IOException {
    List<Path> made = files(staging);
    Set<String> ours = earlier();
    for (Path file : made) {
      String name = staging.relativize(file).toString();
      if (Files.exists(target.resolve(name)) && !ours.contains(name)) {
        throw refused(
            "%s is there and was not written by kairo; choose another folder with -o."
                .formatted(target.resolve(name)));
      }
    }
    Files.createDirectories(target);
    List<Path> placed = new ArrayList<>();
    for (Path file : made) {
      Path place = target.resolve(staging.relativize(file).toString());
      Files.createDirectories(place.getParent());
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      placed.add(place);
      ours.remove(target.relativize(place).toString());
    }
    for (String gone : ours) {
      Files.deleteIfExists(target.resolve(gone));
    }
    return placed;
  }

  /** Everything below a folder, by name, the description last. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(DESCRIPTION))
                  .thenComparing(Path::toString))
          .toList();
    }
  }

  /** The files an earlier run says it wrote, never any outside the folder. */
  private Set<String> earlier() throws IOException {
    Set<String> names = new HashSet<>();
    Path description = target.resolve(DESCRIPTION);
    if (!Files.isRegularFile(description)) {
      return names;
    }
    try {
      JsonNode files = new ObjectMapper().readTree(Files.readString(description)).path("files");
      for (JsonNode file : files) {
        Path path = target.resolve(file.asText()).normalize();
        if (path.startsWith(target) && !path.equals(target)) {
          names.add(target.relativize(path).toString());
        }
      }
      if (files.isArray()) {
        names.add(DESCRIPTION);
      }
    } catch (JsonProcessingException notOurs) {
      names.clear();
    }
    return names;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Refusal refused(String message) {
    return Refusal.usage("output", message, "");
  }
}
