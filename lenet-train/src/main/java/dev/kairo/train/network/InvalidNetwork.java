package dev.kairo.train.network;

/** A network file that can't be used, for a reason that its author can do something about. */
public final class InvalidNetwork extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String where;

  /** A sentence, and the file and line it is about. */
  public InvalidNetwork(String message, String where) {
    super(message);
    this.where = where;
  }

  /** File and line, such as {@code lenet5.json:14}. */
  public String where() {
    return where;
  }
}
