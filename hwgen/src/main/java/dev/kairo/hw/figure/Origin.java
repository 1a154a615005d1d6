package dev.kairo.hw.figure;

/** Where a number comes from; a report never shows a number without it. */
public sealed interface Origin {
  /** A few words for a table's heading or a tooltip. */
  String words();

  /**
   * Someone or something ran and was observed.
   *
   * @param tool what measured it, with its version, such as {@code yosys 0.23}
   */
  record Measured(String tool) implements Origin {
    @Override
    public String words() {
      return "measured by " + tool;
    }
  }

  /**
   * Worked out from the design alone.
   *
   * @param formula the formula or method, short enough for a sentence
   */
  record Modelled(String formula) implements Origin {
    @Override
    public String words() {
      return "modelled: " + formula;
    }
  }

  /**
   * Taken from somewhere else.
   *
   * @param source the document and the place in it
   */
  record Quoted(String source) implements Origin {
    @Override
    public String words() {
      return "quoted from " + source;
    }
  }
}
