package dev.kairo.hw.pass;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names that are taken in one scope, told apart whatever their capitals, with a counter for each
 * base name: another net called {@code sum} changes no name but those of later {@code sum}s.
 */
public final class NameTable {
  /** The longest name that every tool takes. */
  public static final int LONGEST = 60;

  private static final Integer FIRST = 1;

  private final Map<String, Integer> next = new HashMap<>();

  /** Takes a name that must stay exactly as it is. */
  public void claim(String name) {
    next.putIfAbsent(key(name), FIRST);
  }

  /** Whether a name is taken. */
  public boolean taken(String name) {
    return next.containsKey(key(name));
  }

  /** A legal name that nobody has yet, as close to the wished one as possible. */
  public String unique(String wished) {
    return unique(wished, name -> false);
  }

  /** The same, but no name that is forbidden for another reason. */
  public String unique(String wished, Predicate<String> forbidden) {
    String base = legal(wished);
    String key = key(base);
    Integer counter = forbidden.test(base) ? next.get(key) : next.putIfAbsent(key, FIRST);
    if (counter == null && !forbidden.test(base)) {
      return base;
    }
    int number = counter == null ? FIRST : counter;
    String candidate = numbered(base, number);
    while (forbidden.test(candidate) || next.putIfAbsent(key(candidate), FIRST) != null) {
      number++;
      candidate = numbered(base, number);
    }
    if (counter != null) {
      next.put(key, number + 1);
    }
    return candidate;
  }

  private static String numbered(String base, int number) {
    String suffix = "_" + number;
    int room = LONGEST - suffix.length();
    return (base.length() > room ? base.substring(0, room) : base) + suffix;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * The name with every foreign character replaced, a letter first, and no reserved word. A Java
   * variable's humps become underscores, so that all names of a file are of one style; classes and
   * constants keep theirs.
   */
  static String legal(String wished) {
    boolean variable = !wished.isEmpty() && lower(wished.charAt(0));
    StringBuilder name = new StringBuilder(Math.min(wished.length(), LONGEST) + 2);
    for (int i = 0; i < wished.length() && name.length() < LONGEST; i++) {
      char c = wished.charAt(i);
      if (digit(c) && name.length() == 0) {
        name.append('n');
      }
      if (variable && upper(c)) {
        char before = wished.charAt(i - 1);
        name.append(lower(before) || digit(before) ? "_" : "").append((char) (c - 'A' + 'a'));
      } else {
        name.append(lower(c) || upper(c) || digit(c) ? c : '_');
      }
    }
    name.setLength(Math.min(name.length(), LONGEST));
    String result = name.isEmpty() ? "net" : name.toString();
    return ReservedWords.contains(result) ? result + "_net" : result;
  }

  private static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
