package dev.kairo.report.table;

/**
 * A column of a table.
 *
 * @param name its name in CSV and JSON, such as {@code intervalCycles}
 * @param heading its heading on a page
 * @param numeric whether its cells are numbers
 * @param onPage whether people see it; programs see every column
 */
public record Column(String name, String heading, boolean numeric, boolean onPage) {
  /** A column of numbers. */
  public static Column numbers(String name, String heading) {
    return new Column(name, heading, true, true);
  }

  /** A column of texts. */
  public static Column words(String name, String heading) {
    return new Column(name, heading, false, true);
  }

  /** The same for programs only. */
  public Column offPage() {
    return new Column(name, heading, numeric, false);
  }
}
