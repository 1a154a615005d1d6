package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.estimate.Coefficients;
import dev.kairo.hw.estimate.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recorded measurements, one a design.
 *
 * @param tool what measured them, such as {@code yosys 0.23}
 */
public record CalibrationTable(String tool, List<Row> rows) {
  /** The resource with the recorded table. */
  public static final String RESOURCE = "calibration.csv";

  private static final String HEADING = "design,family,tool,dsp,lut,ff,ramb36,ramb18,lutram,bram36";

  public CalibrationTable {
    rows = List.copyOf(rows);
  }

  /** One measurement. */
  public record Row(String design, String family, Resources measured) {}

  /** The table that comes with this version. */
  public static CalibrationTable recorded() {
    try (InputStream stream = Coefficients.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " is missing; regenerate the calibration");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException("the resource " + RESOURCE + " can't be read", problem);
    }
  }

  static CalibrationTable parse(String text) {
    List<Row> rows = new ArrayList<>();
    String tool = "";
    for (String line : text.lines().skip(1).toList()) {
      String[] fields = line.split(",");
      if (fields.length != HEADING.split(",").length) {
        throw new IllegalArgumentException(
            RESOURCE + ": \"" + line + "\" has " + fields.length + " fields; regenerate the table");
      }
      tool = fields[2];
      int[] numbers = new int[6];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Integer.parseInt(fields[3 + i]);
      }
      Resources measured =
          new Resources(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
      rows.add(new Row(fields[0], fields[1], measured));
    }
    return new CalibrationTable(tool, rows);
  }

  /** The table as comma-separated values. */
  public String csv() {
    StringBuilder text = new StringBuilder(HEADING).append('\n');
    for (Row row : rows) {
      Resources r = row.measured();
      text.append(row.design()).append(',').append(row.family()).append(',').append(tool);
      for (int number : new int[] {r.dsp(), r.lut(), r.ff(), r.ramb36(), r.ramb18(), r.lutram()}) {
        text.append(',').append(number);
      }
      text.append(',').append(r.bram36()).append('\n');
    }
    return text.toString();
  }

  /** The measurement of a design. */
  public Optional<Resources> measured(String design) {
    return rows.stream().filter(row -> row.design().equals(design)).map(Row::measured).findFirst();
  }
}
