package dev.kairo.stdm;

import java.util.Locale;

/** Where the bit lives that says whether a slot carries a word. */
public enum ValidBit {
  /** A port of its own beside the word: {@code in0} and {@code in0_valid}. */
  BESIDE,
  /** The topmost bit of the word itself, as on a lane whose packets carry it. */
  TOP;

  /** The name in {@code --set valid=name} and in reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
