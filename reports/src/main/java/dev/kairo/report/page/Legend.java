package dev.kairo.report.page;

import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.Markup;

/** The line under a drawing that says what its marks mean. */
final class Legend {
  private final Markup list = Markup.of("ul").with("class", "legend");

  /** Adds a mark with its meaning and how often it occurs; a mark that never occurs is left out. */
  Legend entry(Markup symbol, String meaning, long count) {
    return count == 0 ? this : entry(symbol, meaning + " (" + NumberText.whole(count) + ")");
  }

  /** Adds a mark with its meaning. */
  Legend entry(Markup symbol, String meaning) {
    list.add(Markup.of("li").add(symbol).add(Markup.of("span", meaning)));
    return this;
  }

  Markup markup() {
    return list;
  }
}
