package dev.kairo.report.page;

import dev.kairo.report.Device;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.PointRow;
import dev.kairo.report.chart.NumberText;
import dev.kairo.report.chart.Position;
import dev.kairo.report.markup.Markup;
import dev.kairo.report.table.Cell;
import dev.kairo.report.table.Column;
import dev.kairo.report.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What each chosen point takes of the device. */
final class ResourceFigure implements Section {
  private static final int ROW = 38;

  /** One kind of room. */
  private record Resource(String name, double used, double available, OptionalDouble limit) {
    double percent() {
      return available > 0 ? 100 * used / available : 0;
    }
  }

  @Override
  public boolean narrow() {
    return true;
  }

  @Override
  public List<Markup> draw(ExplorationReport report) {
    return report.bestPoints().stream().map(point -> figure(report, point)).toList();
  }

  private static Markup figure(ExplorationReport report, PointRow point) {
    List<Resource> resources = resources(report, point);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("point", point.id());
    data.put("device", report.device().name());
    data.put("resources", table(resources).compact());
    return FigureMarkup.of(
        "resources-" + point.layer(),
        "%s on %s".formatted(point.label(), report.device().name()),
        List.of(drawing(point, resources)),
        "The best point of %s against the whole device. %s"
            .formatted(point.layer(), Origins.ofAreas(List.of(point))),
        data);
  }

  private static List<Resource> resources(ExplorationReport report, PointRow point) {
    Device device = report.device();
    return List.of(
        new Resource("DSP", point.area().dsp(), device.dsp(), wide(report.budget().dsp())),
        new Resource("LUT", point.area().lut(), device.lut(), wide(report.budget().lut())),
        new Resource("FF", point.area().ff(), device.ff(), OptionalDouble.empty()),
        new Resource("BRAM36", point.area().bram36(), device.bram36(), report.budget().bram36()));
  }

  private static OptionalDouble wide(OptionalLong value) {
    return value.isPresent() ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
  }

  private static Table table(List<Resource> resources) {
    return new Table(
        List.of(
            Column.words("resource", "resource"),
            Column.numbers("used", "used"),
            Column.numbers("available", "available"),
            Column.numbers("percent", "percent")),
        resources.stream()
            .map(
                resource ->
                    List.of(
                        Cell.of(resource.name()),
                        Cell.of(resource.used(), 1),
                        Cell.of(resource.available(), 1),
                        Cell.of(resource.percent(), 1)))
            .toList());
  }

  private static Markup drawing(PointRow point, List<Resource> resources) {
    Markup drawing =
        FigureMarkup.drawing(point.label() + ": room taken of the device", ROW * resources.size());
    for (int i = 0; i < resources.size(); i++) {
      row(drawing, resources.get(i), i * ROW);
    }
    return Markup.of("div").with("class", "bars").add(drawing);
  }

  private static void row(Markup drawing, Resource resource, int top) {
    String words =
        "%s of %s, %s"
            .formatted(
                NumberText.plain(resource.used()),
                NumberText.plain(resource.available()),
                NumberText.percent(resource.percent()));
    drawing.add(
        Markup.of("text", resource.name()).with("class", "label").with("x", 0).with("y", top + 13));
    drawing.add(
        Markup.of("text", words)
            .with("class", resource.percent() > 100 ? "value error end" : "value end")
            .with("x", "100%")
            .with("y", top + 13));
    drawing.add(bar("track", 1, top).add(Markup.of("title", words)));
    double part = Math.min(1, resource.percent() / 100);
    drawing.add(
        bar(resource.percent() > 100 ? "bar exceeded" : "bar measured", part, top)
            .add(Markup.of("title", resource.name() + ": " + words)));
    if (resource.limit().isPresent() && resource.limit().getAsDouble() < resource.available()) {
      String x = Position.across(resource.limit().getAsDouble() / resource.available());
      drawing.add(
          Markup.of("line")
              .with("class", "budget")
              .with("x1", x)
              .with("x2", x)
              .with("y1", top + 16)
              .with("y2", top + 32));
    }
  }

  private static Markup bar(String style, double part, int top) {
    return Markup.of("rect")
        .with("class", style)
        .with("x", 0)
        .with("y", top + 19)
        .with("width", Position.across(part))
        .with("height", 10)
        .with("rx", 1);
  }
}
