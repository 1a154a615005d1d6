package dev.kairo.hw.ir;

/** A line of the Java program that described a node. */
public record Location(String file, int line) {
  /** The location of a node that a pass made. */
  public static final Location UNKNOWN = new Location("generated", 0);

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
