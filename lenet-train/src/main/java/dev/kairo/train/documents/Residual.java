package dev.kairo.train.documents;

/**
 * What a fit leaves of one row.
 *
 * @param rows M
 * @param columns N
 */
public record Residual(int rows, int columns, int published, double fitted) {

  /** What the fit does not explain; positive where the published engine costs more. */
  public double difference() {
    return published - fitted;
  }
}
