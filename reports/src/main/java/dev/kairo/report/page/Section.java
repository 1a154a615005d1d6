package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.markup.Markup;
import java.util.List;

/** A part of the page. */
interface Section {
  /** The part's elements; none when the report holds nothing to show there. */
  List<Markup> draw(ExplorationReport report);

  /** Whether two of its elements fit beside each other on a wide page. */
  default boolean narrow() {
    return false;
  }
}
