package dev.kairo.cli.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML reports a build leaves in each module's {@code target/surefire-reports}. */
public final class TestReports {
  private static final String FOLDER = "target/surefire-reports";

  private TestReports() {}

  /** Removes the reports of an earlier run, which would be counted again. */
  public static void forget(List<Path> modules) throws IOException {
    for (Path report : all(modules)) {
      Files.deleteIfExists(report);
    }
  }

  /** Adds up every report of the modules. */
  public static TestCount count(List<Path> modules) throws IOException {
    TestCount sum = TestCount.NONE;
    for (Path report : all(modules)) {
      sum = sum.plus(read(report));
    }
    return sum;
  }

  private static List<Path> all(List<Path> modules) throws IOException {
    List<Path> reports = new ArrayList<>();
    for (Path module : modules) {
      Path folder = module.resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
              .sorted()
              .forEach(reports::add);
        }
      }
    }
    return reports;
  }

  static TestCount read(Path report) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream input = Files.newInputStream(report)) {
      return read(factory.createXMLStreamReader(input));
    } catch (XMLStreamException problem) {
      // A test process that died leaves half a report: that is a failure, not a detail.
      return TestCount.failure(report.getFileName() + " is not complete");
    }
  }

  private static TestCount read(XMLStreamReader xml) throws XMLStreamException {
    int tests = 0;
    int skipped = 0;
    List<String> failures = new ArrayList<>();
    String name = "";
    boolean failed = false;
    while (xml.hasNext()) {
      int event = xml.next();
      String element =
          event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
              ? xml.getLocalName()
              : "";
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (element) {
          case "testcase" -> {
            tests++;
            failed = false;
            name = shortName(xml.getAttributeValue("", "classname")) + "." + caseName(xml);
          }
          case "failure", "error" -> failed = true;
          case "skipped" -> skipped++;
          default -> {}
        }
      } else if (element.equals("testcase") && failed) {
        failures.add(name);
      }
    }
    return new TestCount(tests - skipped - failures.size(), failures.size(), skipped, failures);
  }

  private static String caseName(XMLStreamReader xml) {
    return String.valueOf(xml.getAttributeValue("", "name"));
  }

  private static String shortName(String className) {
    String name = String.valueOf(className);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
