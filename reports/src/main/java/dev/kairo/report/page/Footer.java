package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Provenance;
import dev.kairo.report.markup.Markup;
import java.util.List;
import java.util.Map;

/** How to get the same page again. */
final class Footer implements Section {
  @Override
  public List<Markup> draw(ExplorationReport report) {
    Provenance provenance = report.provenance();
    Markup list = Markup.of("dl");
    entry(list, "command", provenance.command());
    provenance.seed().ifPresent(seed -> entry(list, "seed", Long.toString(seed)));
    entries(list, provenance.versions());
    entries(list, provenance.hashes());
    return List.of(Markup.of("footer").add(Markup.of("h2", "To get this page again")).add(list));
  }

  private static void entries(Markup list, Map<String, String> entries) {
    entries.forEach((name, text) -> entry(list, name, text));
  }

  private static void entry(Markup list, String name, String text) {
    list.add(
        Markup.of("div")
            .add(Markup.of("dt", name))
            .add(Markup.of("dd").add(Markup.of("code", text))));
  }
}
