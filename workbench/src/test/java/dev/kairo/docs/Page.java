package dev.kairo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named code blocks of a page: a fence whose first line says language and file name. */
record Page(Path file, List<Block> blocks) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+) (\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** A code block that names the file it would be. */
  record Block(String language, String name, String text) {
    /** The name without its ending. */
    String stem() {
      return name.substring(0, name.lastIndexOf('.'));
    }
  }

  static Page read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(Files.readString(file));
    while (fence.find()) {
      blocks.add(new Block(fence.group(1), fence.group(2), fence.group(3)));
    }
    return new Page(file, List.copyOf(blocks));
  }

  /** The Java files of the page. */
  List<Block> sources() {
    return blocks.stream().filter(block -> block.language().equals("java")).toList();
  }

  /** What the page says a program prints. */
  Optional<String> output(String program) {
    return blocks.stream()
        .filter(block -> block.name().equals(program + ".out"))
        .map(Block::text)
        .findFirst();
  }
}
