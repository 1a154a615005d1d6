package dev.kairo.report.page;

import dev.kairo.report.Fit;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.chart.Position;
import dev.kairo.report.markup.Markup;
import java.util.List;

/** What a fit leaves of every row, to the right where it says too little. */
final class ResidualPlot {
  private static final int ROW = 20;

  private final Fit fit;
  private final double reach;

  ResidualPlot(Fit fit) {
    this.fit = fit;
    this.reach = fit.largestResidual() > 0 ? fit.largestResidual() * 1.05 : 1;
  }

  Markup draw() {
    List<Fit.Residual> rows = fit.residuals();
    Markup drawing =
        FigureMarkup.drawing("Residuals of " + fit.name(), ROW * Math.max(1, rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      row(drawing, rows.get(i), ROW * i);
    }
    drawing.add(
        Markup.of("line")
            .with("class", "base")
            .with("x1", "50%")
            .with("x2", "50%")
            .with("y1", 0)
            .with("y2", ROW * rows.size()));
    return Markup.of("div").with("class", "residuals").add(drawing);
  }

  private void row(Markup drawing, Fit.Residual row, int top) {
    double part = row.difference() / reach / 2;
    drawing.add(
        Markup.of("text", row.label())
            .with("class", "tick end")
            .with("x", -8)
            .with("y", top + ROW / 2)
            .with("dy", "0.35em"));
    drawing.add(
        Markup.of("rect")
            .with("class", "bar residual")
            .with("x", Position.across(Math.min(0.5, 0.5 + part)))
            .with("y", top + 5)
            .with("width", Position.across(Math.abs(part)))
            .with("height", ROW - 10)
            .add(Markup.of("title", row.label() + ": " + NumberText.signed(row.difference()))));
  }
}
