package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.PointTable;
import dev.kairo.report.table.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as files in a directory: the page, its points as CSV, everything as JSON. */
public final class ReportFiles {
  private ReportFiles() {}

  /** Writes the files, each whole or not at all, and tells where they are. */
  public static List<Path> write(ExplorationReport report, Path directory) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("report.html", ReportPage.of(report));
    texts.put(PointFigure.FILE, CsvText.of(PointTable.of(report)));
    texts.put("report.json", ReportJson.of(report));
    Files.createDirectories(directory);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = directory.resolve(text.getKey());
      Path draft = directory.resolve(text.getKey() + ".part");
      Files.writeString(draft, text.getValue());
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      files.add(file);
    }
    return files;
  }
}
