package dev.kairo.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a page back: its elements, and the numbers that its figures embed. */
final class PageReader {
  private final Document document;

  PageReader(String page) throws Exception {
    this.document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page)));
  }

  /** Every element of a name in the page, in its order. */
  List<Element> elements(String name) {
    return below(document.getDocumentElement(), name);
  }

  static List<Element> below(Element root, String name) {
    NodeList nodes = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** The elements of a name that have a class. */
  static List<Element> ofClass(Element root, String name, String style) {
    return below(root, name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  /** The text of the first element of a name. */
  static String text(Element root, String name) {
    return below(root, name).get(0).getTextContent();
  }

  /** The figures by name. */
  Map<String, Element> figures() {
    Map<String, Element> figures = new LinkedHashMap<>();
    for (Element figure : elements("figure")) {
      figures.put(below(figure, "script").get(0).getAttribute("data-figure"), figure);
    }
    return figures;
  }

  /** The numbers that a figure embeds. */
  static JsonNode data(Element figure) throws Exception {
    return new ObjectMapper().readTree(text(figure, "script"));
  }

  /** The body rows of the first table of a figure, each a list of texts. */
  static List<List<String>> rows(Element figure) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : below(below(figure, "tbody").get(0), "tr")) {
      List<String> cells = new ArrayList<>();
      NodeList children = row.getChildNodes();
      for (int i = 0; i < children.getLength(); i++) {
        if (children.item(i) instanceof Element cell) {
          cells.add(cell.getTextContent());
        }
      }
      rows.add(cells);
    }
    return rows;
  }
}
