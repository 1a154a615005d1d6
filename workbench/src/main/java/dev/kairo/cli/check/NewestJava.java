package dev.kairo.cli.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The newest Java installed beside the one that runs Kairo, by the {@code release} files that every
 * JDK carries.
 *
 * @param feature its version's first number
 * @param executable its {@code java}
 */
public record NewestJava(int feature, Path executable) {

  /** The newest Java below a folder of Javas, if it is newer than {@code feature}. */
  public static Optional<NewestJava> after(int feature, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .map(NewestJava::read)
          .flatMap(Optional::stream)
          .filter(java -> java.feature > feature)
          .max(Comparator.comparingInt(NewestJava::feature));
    }
  }

  private static Optional<NewestJava> read(Path home) {
    Path java = home.resolve("bin/java");
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
      String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Files.isExecutable(java)
          ? Optional.of(new NewestJava(Runtime.Version.parse(version).feature(), java))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException noJava) {
      return Optional.empty();
    }
  }
}
