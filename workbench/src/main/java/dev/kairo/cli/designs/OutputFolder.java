package dev.kairo.cli.designs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.console.Refusal;
import dev.kairo.hw.verilog.DesignWriter;
import dev.kairo.hw.verilog.EmissionException;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.EmittedFile;
import dev.kairo.hw.verilog.Manifest;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder a user named for a design. A file that Kairo did not write is never overwritten, and
 * when writing fails, the folders that were made for it go again.
 */
public final class OutputFolder {
  private final Path target;

  public OutputFolder(Path target) {
    this.target = target.toAbsolutePath().normalize();
  }

  /** Writes a design and its manifest, and gives the files. */
  public List<Path> write(EmittedDesign emitted, ObjectNode manifest) throws IOException {
    refuseForeign(emitted);
    List<Path> made = missing();
    try {
      DesignWriter.write(emitted, manifest, target);
    } catch (EmissionException problem) {
      removeEmpty(made);
      throw problem;
    }
    List<Path> files = new ArrayList<>();
    emitted.files().forEach(file -> files.add(target.resolve(file.name())));
    files.add(target.resolve(Manifest.FILE));
    return files;
  }

  private void refuseForeign(EmittedDesign emitted) throws IOException {
    Set<String> ours = ours();
    for (EmittedFile file : emitted.files()) {
      Path place = target.resolve(file.name());
      if (Files.exists(place) && !ours.contains(file.name())) {
        throw foreign(place);
      }
    }
    if (ours.isEmpty() && Files.exists(target.resolve(Manifest.FILE))) {
      throw foreign(target.resolve(Manifest.FILE));
    }
  }

  private static Refusal foreign(Path place) {
    return Refusal.usage(
        "output",
        place + " is there and was not written by kairo generate; choose another folder with -o.",
        "");
  }

  /** The files that the manifest in the folder lists; none if it is no manifest. */
  private Set<String> ours() throws IOException {
    Set<String> names = new HashSet<>();
    Path manifest = target.resolve(Manifest.FILE);
    if (Files.isRegularFile(manifest)) {
      try {
        JsonNode files = new ObjectMapper().readTree(Files.readString(manifest)).path("files");
        files.forEach(file -> names.add(file.asText()));
      } catch (JsonProcessingException damaged) {
        names.clear();
      }
    }
    return names;
  }

  /** The folders that do not exist yet, the innermost first. */
  private List<Path> missing() {
    List<Path> folders = new ArrayList<>();
    for (Path folder = target; folder != null && !Files.exists(folder); ) {
      folders.add(folder);
      folder = folder.getParent();
    }
    return folders;
  }

  private static void removeEmpty(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException inUse) {
        return;
      }
    }
  }
}
