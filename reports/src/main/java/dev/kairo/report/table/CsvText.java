package dev.kairo.report.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as CSV after RFC 4180: a header line, lines that end with CR LF, cells with a comma, a
 * quote or a line break in quotes, quotes doubled.
 */
public final class CsvText {
  private static final Pattern SPECIAL = Pattern.compile("[,\"\r\n]");

  private CsvText() {}

  public static String of(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(line(table.columns().stream().map(Column::name).toList()));
    table.rows().forEach(row -> text.append(line(row.stream().map(Cell::plain).toList())));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
