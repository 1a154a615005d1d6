package dev.kairo.train.digits;

import java.util.ArrayList;
import java.util.List;

/** The lines of a digit in a box of 1 x 1, y downwards; curves are lines of a few degrees. */
final class Strokes {
  /** Degrees between the points of a curve. */
  private static final int TURN = 15;

  private final List<List<Point>> lines = new ArrayList<>();

  private Strokes() {}

  /** A place in the box. */
  record Point(double x, double y) {}

  /** The lines of a digit from 0 to 9, each through its points. */
  static List<List<Point>> of(int digit) {
    Strokes strokes = new Strokes();
    switch (digit) {
      case 0 -> strokes.line().curve(0.50, 0.50, 0.30, 0.45, 270, 630);
      case 1 -> strokes.line().to(0.35, 0.22).to(0.55, 0.05).to(0.55, 0.95);
      case 2 ->
          strokes.line().curve(0.50, 0.28, 0.28, 0.23, 190, 390).to(0.20, 0.95).to(0.82, 0.95);
      case 3 ->
          strokes
              .line()
              .curve(0.47, 0.27, 0.28, 0.22, 200, 450)
              .line()
              .curve(0.47, 0.72, 0.32, 0.23, 270, 520);
      case 4 -> strokes.line().to(0.65, 0.95).to(0.65, 0.05).to(0.15, 0.65).to(0.88, 0.65);
      case 5 ->
          strokes
              .line()
              .to(0.78, 0.05)
              .to(0.28, 0.05)
              .to(0.24, 0.48)
              .curve(0.48, 0.67, 0.30, 0.27, 225, 500);
      case 6 ->
          strokes
              .line()
              .curve(0.85, 0.65, 0.63, 0.62, 255, 180)
              .curve(0.50, 0.70, 0.28, 0.25, 180, 540);
      case 7 -> strokes.line().to(0.18, 0.06).to(0.82, 0.06).to(0.42, 0.95);
      case 8 ->
          strokes
              .line()
              .curve(0.50, 0.27, 0.24, 0.22, 90, 450)
              .line()
              .curve(0.50, 0.72, 0.30, 0.24, 270, 630);
      case 9 -> strokes.line().curve(0.52, 0.30, 0.27, 0.25, 0, 360).to(0.70, 0.95);
      default -> throw new IllegalArgumentException(digit + " is no digit; choose 0 to 9.");
    }
    return strokes.lines;
  }

  private Strokes line() {
    lines.add(new ArrayList<>());
    return this;
  }

  private Strokes to(double x, double y) {
    lines.get(lines.size() - 1).add(new Point(x, y));
    return this;
  }

  /** Part of an ellipse; 0 degrees are on the right, 90 below. */
  private Strokes curve(double x, double y, double across, double down, int from, int upTo) {
    int steps = Math.abs(upTo - from) / TURN;
    for (int i = 0; i <= steps; i++) {
      double angle = StrictMath.toRadians(from + (double) (upTo - from) * i / steps);
      to(x + across * StrictMath.cos(angle), y + down * StrictMath.sin(angle));
    }
    return this;
  }
}
