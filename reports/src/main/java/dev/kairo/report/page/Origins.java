package dev.kairo.report.page;

import dev.kairo.report.Interval;
import dev.kairo.report.PointRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The sentence under a figure that says where its numbers come from. */
final class Origins {
  private static final String AREA = "DSP, LUT, FF and BRAM36";

  private final Set<String> predicted = new TreeSet<>();
  private final Set<String> measured = new TreeSet<>();
  private final Set<String> area = new TreeSet<>();

  private Origins(Collection<PointRow> points) {
    for (PointRow point : points) {
      predicted.add(point.interval().predictedOrigin());
      point.interval().measurement().map(Interval.Measurement::origin).ifPresent(measured::add);
      area.add(point.area().origin());
    }
  }

  /** Of the intervals and the room of some points. */
  static String of(Collection<PointRow> points) {
    Origins origins = new Origins(points);
    return origins.interval() + " " + sentence(AREA, origins.area);
  }

  /** Of the intervals alone. */
  static String ofIntervals(Collection<PointRow> points) {
    return new Origins(points).interval();
  }

  /** Of the room alone. */
  static String ofAreas(Collection<PointRow> points) {
    return sentence(AREA, new Origins(points).area);
  }

  private String interval() {
    String prediction = sentence("Predicted intervals", predicted);
    return measured.isEmpty()
        ? prediction
        : prediction + " " + sentence("Measured intervals", measured);
  }

  private static String sentence(String what, Set<String> words) {
    List<String> known = words.stream().filter(text -> !text.isBlank()).toList();
    return what + ": " + (known.isEmpty() ? "origin unknown" : String.join("; ", known)) + ".";
  }
}
