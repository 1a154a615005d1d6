package dev.kairo.cli.explore.journal;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a point is taken, the cheap stages first. */
public enum Stage {
  /** The subject's closed form: microseconds. */
  ESTIMATE,
  /** The design as Verilog, and the room it takes: milliseconds. */
  GENERATE,
  /** The compiled model: seconds. */
  VERILATE,
  /** The model driven and compared with the golden one: seconds. */
  SIMULATE;

  /** The stage as it is written on the command line and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage of a word; another word is refused with the nearest. */
  public static Stage of(String word) {
    List<String> words = Arrays.stream(values()).map(Stage::word).toList();
    if (!words.contains(word)) {
      throw Refusal.usage(
          "until",
          "--until knows no stage '%s'; %s".formatted(word, NearestName.remedy(words, word)),
          "");
    }
    return values()[words.indexOf(word)];
  }
}
