package dev.kairo.report.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.report.Budget;
import dev.kairo.report.Device;
import dev.kairo.report.ExplorationReport;
import dev.kairo.report.Fit;
import dev.kairo.report.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole report as one JSON document: the same tables as on the page, with every column. */
public final class ReportJson {
  private ReportJson() {}

  public static String of(ExplorationReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", report.title());
    document.put("verdict", report.verdict());
    document.put("provenance", provenance(report.provenance()));
    document.put("device", device(report.device()));
    document.put("budget", budget(report.budget()));
    document.put("best", report.best());
    document.put("front", report.front());
    document.put("points", PointTable.of(report).objects());
    document.put("documents", DocumentTable.of(report.documents(), report.device()).objects());
    document.put("fits", report.fits().stream().map(ReportJson::fit).toList());
    document.put("bitExactness", BitExactnessTable.of(report.checks()).objects());
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try {
      return new ObjectMapper()
              .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
              .writeValueAsString(document)
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Plain values are always JSON.", impossible);
    }
  }

  private static Map<String, Object> provenance(Provenance provenance) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", provenance.command());
    fields.put("versions", provenance.versions());
    fields.put("hashes", provenance.hashes());
    provenance.seed().ifPresent(seed -> fields.put("seed", seed));
    return fields;
  }

  private static Map<String, Object> device(Device device) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", device.name());
    fields.put("dsp", device.dsp());
    fields.put("lut", device.lut());
    fields.put("ff", device.ff());
    fields.put("bram36", device.bram36());
    return fields;
  }

  private static Map<String, Object> budget(Budget budget) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("words", budget.words());
    budget.dsp().ifPresent(dsp -> fields.put("dsp", dsp));
    budget.lut().ifPresent(lut -> fields.put("lut", lut));
    budget.bram36().ifPresent(bram36 -> fields.put("bram36", bram36));
    return fields;
  }

  private static Map<String, Object> fit(Fit fit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", fit.name());
    fields.put("quantity", fit.quantity());
    fields.put("terms", fit.terms().stream().map(ReportJson::term).toList());
    fields.put("rSquared", fit.rSquared());
    fields.put("largestResidual", fit.largestResidual());
    fields.put("origin", fit.origin());
    fields.put("residuals", ResidualTable.of(fit).objects());
    return fields;
  }

  private static Map<String, Object> term(Fit.Term term) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cause", term.cause());
    fields.put("coefficient", term.coefficient());
    return fields;
  }
}
