package dev.kairo.report.page;

import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.Cell;
import dev.kairo.report.table.Column;
import dev.kairo.report.table.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table on the page: numbers to the right, texts to the left, the first column heads its row. The
 * page's script makes the headings buttons that sort.
 */
final class TableMarkup {
  private TableMarkup() {}

  /**
   * The table in a frame that scrolls where the page is narrow.
   *
   * @param label what the table holds, for readers that do not see it
   */
  static Markup of(Table table, String label) {
    Table seen = table.onPage();
    Markup head = Markup.of("tr");
    seen.columns().forEach(column -> head.add(heading(column)));
    Markup body = Markup.of("tbody");
    seen.rows().forEach(row -> body.add(row(row)));
    return Markup.of("div")
        .with("class", "wide")
        .with("role", "region")
        .with("aria-label", label)
        .with("tabindex", "0")
        .add(
            Markup.of("table")
                .with("class", "sortable")
                .with("data-words", words(seen.columns()))
                .add(Markup.of("thead").add(head))
                .add(body));
  }

  private static Markup heading(Column column) {
    Markup heading = Markup.of("th", column.heading()).with("scope", "col");
    return column.numeric() ? heading.with("data-numeric", "") : heading;
  }

  private static Markup row(List<Cell> cells) {
    Markup row = Markup.of("tr");
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      Markup place = i == 0 ? Markup.of("th").with("scope", "row") : Markup.of("td");
      place.text(cell.shown());
      if (cell instanceof Cell.Decimal number && number.rounded()) {
        place.with("data-value", cell.plain());
      }
      row.add(place);
    }
    return row;
  }

  /** The columns of texts, counted from 1 as the style sheet does; long tables have many cells. */
  private static String words(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> !columns.get(i).numeric())
        .mapToObj(i -> Integer.toString(i + 1))
        .collect(Collectors.joining(" "));
  }
}
