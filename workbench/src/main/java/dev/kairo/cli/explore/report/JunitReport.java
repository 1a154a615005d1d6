package dev.kairo.cli.explore.report;

import dev.kairo.cli.explore.journal.PointRecord;
import dev.kairo.cli.explore.journal.PointState;
import dev.kairo.cli.explore.journal.Times;
import dev.kairo.cli.explore.work.Findings;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Every point as a test case, the form every CI system reads. */
public final class JunitReport implements ReportWriter {
  @Override
  public String file() {
    return "junit.xml";
  }

  @Override
  public String text(Findings findings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "kairo explore");
      xml.writeAttribute("tests", Integer.toString(findings.records().size()));
      xml.writeAttribute("failures", Long.toString(findings.count("failed")));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", Long.toString(findings.count("skipped")));
      double seconds =
          findings.records().stream()
              .mapToDouble(record -> record.times().map(Times::seconds).orElse(0.0))
              .sum();
      xml.writeAttribute("time", time(seconds));
      for (PointRecord record : findings.records()) {
        xml.writeCharacters("\n  ");
        write(xml, findings, record);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
    } catch (XMLStreamException problem) {
      throw new IllegalStateException("A report can't be written as XML.", problem);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, Findings findings, PointRecord record)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "kairo." + findings.space().subject().name());
    xml.writeAttribute("name", findings.space().label(record.candidate().configuration()));
    xml.writeAttribute("time", time(record.times().map(Times::seconds).orElse(0.0)));
    if (record.state() instanceof PointState.Failed failed) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", failed.kind().word());
      xml.writeAttribute("message", failed.message());
      xml.writeEndElement();
    } else if (record.state() instanceof PointState.Skipped skipped) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", skipped.reason());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }
}
