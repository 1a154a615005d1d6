package dev.kairo.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a report of an exploration says, as data.
 *
 * @param title the page's title
 * @param verdict the result in one sentence, with its comparison
 * @param points every point, in the order of the exploration
 * @param best the ids of the chosen points, at most one of each layer
 * @param front the ids of the points of which none is worse than another in everything
 */
public record ExplorationReport(
    String title,
    String verdict,
    Provenance provenance,
    Device device,
    Budget budget,
    List<PointRow> points,
    Set<String> best,
    Set<String> front,
    List<DocumentRow> documents,
    List<Fit> fits,
    List<BitExactness> checks) {
  public ExplorationReport {
    points = List.copyOf(points);
    best = ordered(best);
    front = ordered(front);
    documents = List.copyOf(documents);
    fits = List.copyOf(fits);
    checks = List.copyOf(checks);
    Set<String> known = points.stream().map(PointRow::id).collect(Collectors.toSet());
    if (known.size() < points.size()) {
      throw new IllegalArgumentException(
          "%d points have only %d different ids; give each point its own."
              .formatted(points.size(), known.size()));
    }
    Stream.concat(best.stream(), front.stream())
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(
            stranger -> {
              throw new IllegalArgumentException(
                  "'%s' is named as best or on the front, but no point has this id."
                      .formatted(stranger));
            });
  }

  private static Set<String> ordered(Set<String> ids) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  /** A report of points alone; the rest is added by {@code with...}. */
  public static ExplorationReport of(
      String title,
      String verdict,
      Provenance provenance,
      Device device,
      Budget budget,
      List<PointRow> points) {
    return new ExplorationReport(
        title,
        verdict,
        provenance,
        device,
        budget,
        points,
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The same with the chosen points and the front. */
  public ExplorationReport withChoice(Set<String> chosen, Set<String> onFront) {
    return new ExplorationReport(
        title,
        verdict,
        provenance,
        device,
        budget,
        points,
        chosen,
        onFront,
        documents,
        fits,
        checks);
  }

  /** The same beside published designs. */
  public ExplorationReport withDocuments(List<DocumentRow> rows) {
    return new ExplorationReport(
        title, verdict, provenance, device, budget, points, best, front, rows, fits, checks);
  }

  /** The same with fits. */
  public ExplorationReport withFits(List<Fit> others) {
    return new ExplorationReport(
        title, verdict, provenance, device, budget, points, best, front, documents, others, checks);
  }

  /** The same with verdicts on bits. */
  public ExplorationReport withChecks(List<BitExactness> others) {
    return new ExplorationReport(
        title, verdict, provenance, device, budget, points, best, front, documents, fits, others);
  }

  /** The layers in the order they first appear. */
  public List<String> layers() {
    return points.stream().map(PointRow::layer).distinct().toList();
  }

  /** The points of a layer. */
  public List<PointRow> pointsOf(String layer) {
    return points.stream().filter(point -> point.layer().equals(layer)).toList();
  }

  /** The chosen points, in the order of the exploration. */
  public List<PointRow> bestPoints() {
    return points.stream().filter(this::isBest).toList();
  }

  public boolean isBest(PointRow point) {
    return best.contains(point.id());
  }

  public boolean isOnFront(PointRow point) {
    return front.contains(point.id());
  }
}
