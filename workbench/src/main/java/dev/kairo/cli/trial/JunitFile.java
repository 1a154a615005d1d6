package dev.kairo.cli.trial;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as a JUnit report of one test case, the form every CI system reads. */
public final class JunitFile {
  private JunitFile() {}

  /** Writes the report; it is there whole or not at all. */
  public static void write(Path file, String design, String name, double seconds, TrialReport run) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text(design, name, seconds, run));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException problem) {
      throw new UncheckedIOException("The report " + file + " can't be written", problem);
    }
  }

  static String text(String design, String name, double seconds, TrialReport run) {
    StringWriter text = new StringWriter();
    String time = String.format(Locale.ROOT, "%.3f", seconds);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "kairo simulate");
      xml.writeAttribute("tests", "1");
      xml.writeAttribute("failures", run.passed() ? "0" : "1");
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", "0");
      xml.writeAttribute("time", time);
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "kairo." + design);
      xml.writeAttribute("name", name);
      xml.writeAttribute("time", time);
      if (!run.passed()) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", message(run));
        xml.writeCharacters(String.join("\n", run.samples()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
    } catch (XMLStreamException problem) {
      throw new IllegalStateException("A report can't be written as XML.", problem);
    }
    return text.toString();
  }

  private static String message(TrialReport run) {
    return run.mismatches() + " of " + run.cycles() + " cycles differ from the model";
  }
}
