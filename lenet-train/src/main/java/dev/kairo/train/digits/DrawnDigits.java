package dev.kairo.train.digits;

import dev.kairo.train.digits.Strokes.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Digits drawn with a pen, for machines without a collection of handwriting: each one turned,
 * slanted, stretched and moved a little, its lines bent, the pen thick or thin. Equal seeds, equal
 * pixels on every machine.
 */
public final class DrawnDigits {
  /** Height and width of an image. */
  public static final int SIDE = 28;

  private static final int CLASSES = 10;
  private static final int WHITE = 255;

  /** Height and width of an upright digit. */
  private static final double TALL = 20;

  private static final double WIDE = 16;

  private final Random random;

  private DrawnDigits(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Some to train on and others to test with; how many there are of one does not change the other.
   */
  public static DigitSplit split(int training, int test, long seed) {
    return new DigitSplit(of(training, seed), of(test, ~seed), "drawn digits, seed " + seed);
  }

  /** Some digits in a random order. */
  public static Digits of(int count, long seed) {
    DrawnDigits pen = new DrawnDigits(seed);
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) pen.random.nextInt(CLASSES);
      pen.draw(labels[i], pixels, i * SIDE * SIDE);
    }
    return new Digits(SIDE, SIDE, pixels, labels);
  }

  private void draw(int digit, byte[] pixels, int at) {
    List<List<Point>> lines = placed(Strokes.of(digit));
    double radius = even(0.6, 1.6);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double distance = distance(lines, x, y);
        // Full within the pen's radius, fading over one pixel around it.
        double ink = Math.max(0, Math.min(1, radius + 0.5 - distance));
        pixels[at + y * SIDE + x] = (byte) Math.round(WHITE * ink);
      }
    }
  }

  /** The lines in pixels. */
  private List<List<Point>> placed(List<List<Point>> lines) {
    double angle = even(-0.25, 0.25);
    double slant = even(-0.35, 0.35);
    double wide = WIDE * even(0.75, 1.1);
    double tall = TALL * even(0.85, 1.05);
    double right = SIDE / 2.0 + even(-2, 2);
    double down = SIDE / 2.0 + even(-2, 2);
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    List<List<Point>> placed = new ArrayList<>();
    for (List<Point> line : lines) {
      double bentAcross = even(-0.08, 0.08);
      double bentDown = even(-0.08, 0.08);
      List<Point> moved = new ArrayList<>();
      for (Point point : line) {
        double x = point.x() - 0.5 + bentAcross * point.y() + even(-0.02, 0.02);
        double y = point.y() - 0.5 + bentDown * point.x() + even(-0.02, 0.02);
        double across = wide * x - slant * tall * y;
        double along = tall * y;
        moved.add(
            new Point(
                right + cosine * across - sine * along, down + sine * across + cosine * along));
      }
      placed.add(moved);
    }
    return placed;
  }

  private double even(double from, double upTo) {
    return from + (upTo - from) * random.nextDouble();
  }

  private static double distance(List<List<Point>> lines, int x, int y) {
    double nearest = Double.MAX_VALUE;
    for (List<Point> line : lines) {
      for (int i = 1; i < line.size(); i++) {
        nearest = Math.min(nearest, squared(line.get(i - 1), line.get(i), x + 0.5, y + 0.5));
      }
    }
    return Math.sqrt(nearest);
  }

  /** The square of the distance of a place from a part of a line. */
  private static double squared(Point a, Point b, double x, double y) {
    double across = b.x() - a.x();
    double along = b.y() - a.y();
    double length = across * across + along * along;
    double part = ((x - a.x()) * across + (y - a.y()) * along) / Math.max(length, 1e-12);
    double near = Math.max(0, Math.min(1, part));
    double dx = x - a.x() - near * across;
    double dy = y - a.y() - near * along;
    return dx * dx + dy * dy;
  }
}
