package dev.kairo.cli.console;

/** Shows how a command ended: sentences on standard error, or the JSON document. */
public final class Rendering {
  private final Surroundings surroundings;
  private final boolean json;

  public Rendering(Surroundings surroundings, boolean json) {
    this.surroundings = surroundings;
    this.json = json;
  }

  /** Prints the end of a command; the last thing a run prints. */
  public void show(String command, Outcome outcome) {
    if (json) {
      surroundings.out().println(JsonDocument.of(command, outcome));
    } else if (!outcome.told()) {
      outcome.errors().forEach(this::tell);
    }
    surroundings.out().flush();
    surroundings.err().flush();
  }

  private void tell(Trouble trouble) {
    String where = trouble.where().isEmpty() ? "" : " (" + trouble.where() + ")";
    surroundings
        .err()
        .println(Paragraph.wrap("kairo: " + trouble.message() + where, Paragraph.WIDTH, "  "));
    if (!trouble.hint().isEmpty()) {
      surroundings.err().println("  " + trouble.hint());
    }
  }
}
