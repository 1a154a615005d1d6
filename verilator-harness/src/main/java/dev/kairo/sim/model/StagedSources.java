package dev.kairo.sim.model;

import dev.kairo.sim.Verilog;
import dev.kairo.sim.cache.ContentKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a design, read once and laid out under names that do not depend on where it came
 * from; so equal designs share a model wherever they live. Knows the way back for messages.
 */
final class StagedSources {
  private static final Pattern INCLUDABLE = Pattern.compile(".*\\.(v|vh|sv|svh|inc|h|mem|hex)");
  private static final Pattern COMPILED = Pattern.compile(".*\\.(v|sv|c|cc|cpp|cxx)");
  private static final Pattern READ_MEMORY =
      Pattern.compile("(\\$readmem[hb]\\s*\\(\\s*\")([^\"/]+)(\")");

  /** One file under its staged name; {@code origin} is where a reader finds it. */
  record Source(String name, byte[] bytes, String origin, boolean compiled) {}

  private final Verilog verilog;
  private final List<Source> sources = new ArrayList<>();

  StagedSources(Verilog verilog) {
    this.verilog = verilog;
    for (int i = 0; i < verilog.files().size(); i++) {
      Path file = verilog.files().get(i);
      add(i + "/" + file.getFileName(), file, true);
    }
    verilog
        .texts()
        .forEach(
            (name, text) ->
                sources.add(
                    new Source(
                        "t/" + name,
                        text.getBytes(StandardCharsets.UTF_8),
                        name,
                        COMPILED.matcher(name).matches())));
    for (int i = 0; i < verilog.includes().size(); i++) {
      include("i" + i + "/", verilog.includes().get(i));
    }
    for (Path file : verilog.data()) {
      add("d/" + file.getFileName(), file, false);
    }
    if (sources.stream().noneMatch(Source::compiled)) {
      throw new ModelFailure("The design '" + verilog.top() + "' has no Verilog files or texts.");
    }
  }

  private void include(String prefix, Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> INCLUDABLE.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file -> add(prefix + file.getFileName(), file, false));
    } catch (IOException problem) {
      throw new ModelFailure("The include directory " + directory + " can't be read.", problem);
    }
  }

  private void add(String name, Path file, boolean compiled) {
    try {
      sources.add(new Source(name, Files.readAllBytes(file), file.toString(), compiled));
    } catch (IOException problem) {
      throw new ModelFailure(
          "The design file " + file + " can't be read; check its name and permissions.", problem);
    }
  }

  List<Source> all() {
    return sources;
  }

  void addTo(ContentKey key) {
    for (Source source : sources) {
      key.add(source.name(), source.bytes());
    }
  }

  /** Writes every file below {@code directory}; data files are named by where they will stay. */
  void write(Path directory, Path finalDirectory) throws IOException {
    for (Source source : sources) {
      Path file = directory.resolve(source.name());
      Files.createDirectories(file.getParent());
      if (!source.compiled()) {
        Files.write(file, source.bytes());
      } else {
        Files.writeString(
            file, withDataPlaces(text(source), finalDirectory), StandardCharsets.ISO_8859_1);
      }
    }
  }

  private String withDataPlaces(String text, Path finalDirectory) {
    Matcher matcher = READ_MEMORY.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String place =
          Stream.of("d/" + name, "t/" + name)
              .filter(staged -> sources.stream().anyMatch(source -> source.name().equals(staged)))
              .findFirst()
              .map(staged -> finalDirectory.resolve(staged).toString())
              .orElse(name);
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(matcher.group(1) + place + matcher.group(3)));
    }
    return matcher.appendTail(result).toString();
  }

  /** Bytes as characters one to one, whatever the encoding of comments is. */
  static String text(Source source) {
    return new String(source.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** Where a file that a tool or a model names really is. */
  String origin(String reported) {
    String name = reported.startsWith("src/") ? reported.substring(4) : reported;
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .map(Source::origin)
        .findFirst()
        .orElse(reported);
  }

  /** The text of a line that a model names, empty when it is not one of ours. */
  String line(String reported, int line) {
    String name = reported.startsWith("src/") ? reported.substring(4) : reported;
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .flatMap(source -> text(source).lines().skip(Math.max(0, line - 1L)).limit(1))
        .findFirst()
        .orElse("");
  }

  /** A tool's message with the files called by their own names. */
  String withOrigins(String message) {
    String result = message;
    for (Source source : sources) {
      result = result.replace("src/" + source.name(), source.origin());
    }
    return result;
  }

  /** Where the top module is declared. */
  Optional<Place> topPlace() {
    Pattern module = Pattern.compile("\\bmodule\\s+" + Pattern.quote(verilog.top()) + "\\b");
    for (Source source : sources) {
      Matcher matcher = module.matcher(text(source));
      if (source.compiled() && matcher.find()) {
        long line = text(source).substring(0, matcher.start()).lines().count();
        return Optional.of(
            new Place(
                "src/" + source.name(),
                (int) Math.max(1, line + atLineStart(text(source), matcher.start()))));
      }
    }
    return Optional.empty();
  }

  private static int atLineStart(String text, int at) {
    return at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0;
  }

  /** A file as Verilator names it, and a line. */
  record Place(String file, int line) {}
}
