package dev.kairo.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of equal length under named columns.
 *
 * @param rows the cells, in the order of the columns
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row has %d cells under %d columns: %s".formatted(row.size(), columns.size(), row));
      }
    }
  }

  /** The columns and cells that people see. */
  public Table onPage() {
    List<Integer> kept =
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).onPage()).boxed().toList();
    return new Table(
        kept.stream().map(columns::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
  }

  /** The table for JSON, names once: {@code {"columns": [...], "rows": [[...], ...]}}. */
  public Map<String, Object> compact() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("columns", columns.stream().map(Column::name).toList());
    fields.put("rows", rows.stream().map(Table::values).toList());
    return fields;
  }

  private static List<Object> values(List<Cell> row) {
    List<Object> values = new ArrayList<>(row.size());
    row.forEach(cell -> values.add(cell.json().orElse(null)));
    return values;
  }

  /** The table for JSON, each row an object; what is not known is left out. */
  public List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Cell> row : rows) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        String name = columns.get(i).name();
        row.get(i).json().ifPresent(value -> fields.put(name, value));
      }
      objects.add(Collections.unmodifiableMap(fields));
    }
    return objects;
  }
}
