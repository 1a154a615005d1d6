package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.cli.console.ExitCode;
import dev.kairo.cli.console.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path directory;

  private static void write(Path folder, String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "module " + name + ";\n");
    }
    String listed = String.join("\", \"", names);
    Files.writeString(folder.resolve("kairo.json"), "{\"files\": [\"" + listed + "\"]}");
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void allFilesAppearTogetherTheDescriptionLast() throws Exception {
    Path out = directory.resolve("deep/out");
    List<Path> made =
        new OutputFolder(out)
            .fill(
                folder -> {
                  write(folder, "zebra.v", "ant.v");
                  assertFalse(Files.exists(out), "nothing is there before everything is");
                });
    assertEquals(
        List.of(out.resolve("ant.v"), out.resolve("zebra.v"), out.resolve("kairo.json")), made);
    assertEquals(List.of("out"), names(directory.resolve("deep")));
  }

  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    Path out = directory.resolve("out");
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                new OutputFolder(out)
                    .fill(
                        folder -> {
                          write(folder, "half.v");
                          throw new IOException("No space left on device");
                        }));
    assertEquals("No space left on device", full.getMessage());
    assertEquals(List.of(), names(directory));
  }

  @Test
  void aLaterRunReplacesItsOwnFilesAndKeepsTheUsers() throws Exception {
    Path out = directory.resolve("out");
    new OutputFolder(out).fill(folder -> write(folder, "top.v", "old.v"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    new OutputFolder(out).fill(folder -> write(folder, "top.v", "new.v"));
    assertEquals(List.of("kairo.json", "new.v", "notes.txt", "top.v"), names(out));
  }

  @Test
  void aFileOfTheUsersIsNotOverwritten() throws Exception {
    Path out = Files.createDirectories(directory.resolve("out"));
    Files.writeString(out.resolve("top.v"), "mine");
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> new OutputFolder(out).fill(folder -> write(folder, "top.v")));
    assertEquals(ExitCode.USAGE, refusal.exit());
    assertEquals(
        out.resolve("top.v")
            + " is there and was not written by kairo; choose another folder with -o.",
        refusal.getMessage());
    assertEquals("mine", Files.readString(out.resolve("top.v")));
    assertEquals(List.of("out"), names(directory));
  }

  @Test
  void aFileInTheWayIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertEquals(
        file + " is a file, not a folder; choose another folder with -o.",
        assertThrows(Refusal.class, () -> new OutputFolder(file).fill(folder -> {})).getMessage());
    assertEquals(
        file + " is a file, not a folder; choose another folder with -o.",
        assertThrows(Refusal.class, () -> new OutputFolder(file.resolve("out")).fill(folder -> {}))
            .getMessage());
  }

  @Test
  void aPlaceThatTakesNoFoldersIsNamed() {
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> new OutputFolder(Path.of("/proc/out")).fill(folder -> {}));
    assertEquals(
        "/proc/out can't be written (/proc/.out.part-", refusal.getMessage().substring(0, 44));
  }

  @Test
  void aDescriptionThatNamesFilesOutsideRemovesNone() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "keep");
    Path out = Files.createDirectories(directory.resolve("out"));
    Files.writeString(out.resolve("kairo.json"), "{\"files\": [\"../precious\", \"\"]}");
    new OutputFolder(out).fill(folder -> write(folder, "top.v"));
    assertEquals("keep", Files.readString(precious));
  }
}
