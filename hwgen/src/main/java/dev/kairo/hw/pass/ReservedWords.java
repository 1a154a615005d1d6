package dev.kairo.hw.pass;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words no net, port or module may be called: those of Verilog-2005, SystemVerilog-2017, VHDL
 * and C++, in any mixture of capitals.
 */
public final class ReservedWords {
  private static final Set<String> WORDS = read();

  private ReservedWords() {}

  /** Whether some tool would stumble over the name. */
  public static boolean contains(String name) {
    return WORDS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    Set<String> words = new HashSet<>();
    try (var stream = ReservedWords.class.getResourceAsStream("reserved-words.txt");
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(List.of(line.split(" "))));
    } catch (IOException problem) {
      throw new UncheckedIOException("The list of reserved words can't be read.", problem);
    }
    return Set.copyOf(words);
  }
}
