package dev.kairo.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestJavaTest {
  @TempDir Path folder;

  private Path java(String name, String release) throws IOException {
    Path java = folder.resolve(name).resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.createFile(java);
    java.toFile().setExecutable(true);
    Files.writeString(folder.resolve(name).resolve("release"), release);
    return java;
  }

  @Test
  void theNewestWins() throws IOException {
    java("a", "JAVA_VERSION=\"17.0.15\"\n");
    Path newest = java("b", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.1\"\n");
    java("c", "JAVA_VERSION=\"21\"\n");
    assertEquals(Optional.of(new NewestJava(25, newest)), NewestJava.after(17, folder));
    assertEquals(Optional.empty(), NewestJava.after(25, folder));
  }

  @Test
  void whatIsNoJavaIsPassedOver() throws IOException {
    java("a", "JAVA_VERSION=\"new\"\n");
    java("b", "nothing\n");
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(Optional.empty(), NewestJava.after(17, folder));
    assertEquals(Optional.empty(), NewestJava.after(17, folder.resolve("none")));
  }
}
