package dev.kairo.hw.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * By how much the LUTs of each class are scaled: {@code LUT = sum of factor * count}.
 *
 * <p>The recorded ones are fitted by least squares to the calibration table.
 */
public record Coefficients(Map<LutClass, Double> factors) {
  /** The resource with the recorded factors. */
  public static final String RESOURCE = "lut-coefficients.csv";

  public Coefficients {
    factors = Map.copyOf(factors);
    for (LutClass lutClass : LutClass.values()) {
      if (!factors.containsKey(lutClass)) {
        throw new IllegalArgumentException(
            "the coefficients have no factor for " + lutClass + "; regenerate them");
      }
    }
  }

  /** Our covers as they are. */
  public static Coefficients unscaled() {
    Map<LutClass, Double> factors = new EnumMap<>(LutClass.class);
    for (LutClass lutClass : LutClass.values()) {
      factors.put(lutClass, 1.0);
    }
    return new Coefficients(factors);
  }

  /** The recorded factors. */
  public static Coefficients recorded() {
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

  private static Coefficients parse(String text) {
    Map<LutClass, Double> read = new EnumMap<>(LutClass.class);
    text.lines()
        .skip(1)
        .forEach(
            line -> {
              String[] fields = line.split(",");
              LutClass lutClass = LutClass.valueOf(fields[0].toUpperCase(Locale.ROOT));
              read.put(lutClass, Double.parseDouble(fields[1]));
            });
    return new Coefficients(read);
  }

  /** The content of the resource. */
  public String text() {
    StringBuilder text = new StringBuilder("class,factor\n");
    for (LutClass lutClass : LutClass.values()) {
      text.append(lutClass.name().toLowerCase(Locale.ROOT))
          .append(String.format(Locale.ROOT, ",%.4f%n", factors.get(lutClass)));
    }
    return text.toString().replace("\r\n", "\n");
  }

  /** The number of LUTs these counts stand for. */
  public double luts(LutCounts counts) {
    double luts = 0;
    for (LutClass lutClass : LutClass.values()) {
      luts += factors.get(lutClass) * counts.of(lutClass);
    }
    return luts;
  }
}
