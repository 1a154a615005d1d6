package dev.kairo.cli.console;

/** Colours for a terminal, or none. Meaning never depends on colour alone. */
public enum Colours {
  ON,
  OFF;

  public String good(String text) {
    return in("32", text);
  }

  public String bad(String text) {
    return in("31;1", text);
  }

  public String warning(String text) {
    return in("33", text);
  }

  public String strong(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  private String in(String code, String text) {
    return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
