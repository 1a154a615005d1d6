package dev.kairo.report.page;

import dev.kairo.report.DocumentRow;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.markup.DataLink;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.DocumentTable;
import dev.kairo.report.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents' tables beside our designs, row by row; one table for each source. */
final class DocumentFigure implements Section {
  @Override
  public List<Markup> draw(ExplorationReport report) {
    return report.documents().stream()
        .collect(
            Collectors.groupingBy(DocumentRow::source, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(source -> figure(report, source.getKey(), source.getValue()))
        .toList();
  }

  private static Markup figure(ExplorationReport report, String source, List<DocumentRow> rows) {
    Table table = DocumentTable.of(rows, report.device());

    Map<String, Object> data = new LinkedHashMap<>();
    data.put("source", source);
    data.put("rows", table.onPage().compact());
    return FigureMarkup.of(
        "documents-" + source,
        source + " beside our designs",
        List.of(
            TableMarkup.of(table, source + " beside our designs"),
            Markup.of("p")
                .with("class", "links")
                .add(
                    DataLink.csv(
                        "documents-" + FigureMarkup.word(source) + ".csv", CsvText.of(table)))),
        caption(rows),
        data);
  }

  private static String caption(List<DocumentRow> rows) {
    String words =
        "Published DSP and intervals are quoted from %s; above 1, published / ours says how many"
                .formatted(rows.get(0).source())
            + " times faster ours is.";
    List<PointRow> ours = rows.stream().flatMap(row -> row.ours().stream()).toList();
    return ours.isEmpty() ? words : words + " Ours: " + Origins.of(ours);
  }
}
