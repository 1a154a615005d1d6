package dev.kairo.report.page;

import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Fit;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.markup.DataLink;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.CsvText;
import dev.kairo.report.table.ResidualTable;
import dev.kairo.report.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Each fit as a formula, with what it leaves of every row. */
final class FitFigure implements Section {
  @Override
  public boolean narrow() {
    return true;
  }

  @Override
  public List<Markup> draw(ExplorationReport report) {
    List<Markup> figures = new ArrayList<>();
    for (int i = 0; i < report.fits().size(); i++) {
      figures.add(figure("fit-" + (i + 1), report.fits().get(i)));
    }
    return figures;
  }

  private static Markup figure(String name, Fit fit) {
    Table table = ResidualTable.of(fit);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", fit.name());
    Map<String, Double> terms = new LinkedHashMap<>();
    fit.terms().forEach(term -> terms.put(term.cause(), term.coefficient()));
    data.put("terms", terms);
    data.put("rSquared", fit.rSquared());
    data.put("residuals", table.compact());
    return FigureMarkup.of(
        name,
        fit.name(),
        List.of(
            Markup.of("p", formula(fit)).with("class", "formula"),
            new ResidualPlot(fit).draw(),
            TableMarkup.of(table, "Residuals of " + fit.name()),
            Markup.of("p")
                .with("class", "links")
                .add(DataLink.csv(name + ".csv", CsvText.of(table)))),
        String.format(
            Locale.ROOT,
            "R² = %.4f; the largest residual is %s. %s.",
            fit.rSquared(),
            NumberText.exactOrShort(fit.largestResidual()),
            fit.origin()),
        data);
  }

  /** The fit as people write it: {@code DSP = 42 + 23.1 M·N}. */
  static String formula(Fit fit) {
    StringBuilder formula = new StringBuilder(fit.quantity()).append(" =");
    boolean first = true;
    for (Fit.Term term : fit.terms()) {
      boolean below = term.coefficient() < 0;
      formula.append(below ? " −" : first ? "" : " +").append(' ');
      formula.append(NumberText.exactOrShort(Math.abs(term.coefficient())));
      formula.append(term.cause().isEmpty() ? "" : " " + term.cause());
      first = false;
    }
    return formula.toString();
  }
}
