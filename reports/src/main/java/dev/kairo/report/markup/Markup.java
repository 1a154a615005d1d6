package dev.kairo.report.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element with attributes and content, built piece by piece. Texts and attributes are escaped,
 * so that no name in the data can become markup. What is written is HTML and well-formed XML at the
 * same time, so that a test can read a page with a plain XML parser.
 */
public final class Markup {
  private static final Set<String> VOID = Set.of("meta", "br", "col", "hr");
  private static final Set<String> SHAPES = Set.of("circle", "line", "rect", "path");

  /** Elements that stand inside a line of text, after which a line break would be a space. */
  private static final Set<String> INLINE =
      Set.of("a", "b", "code", "span", "small", "title", "td", "th", "dt", "dd", "summary");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  private Markup(String name) {
    this.name = name;
  }

  /** Text that is written as it is: the style and the script, which are part of the product. */
  private record Verbatim(String text) {}

  /** An element without attributes and content so far. */
  public static Markup of(String name) {
    return new Markup(name);
  }

  /** An element with nothing but text in it. */
  public static Markup of(String name, String text) {
    return new Markup(name).text(text);
  }

  /** Sets an attribute. */
  public Markup with(String attribute, Object value) {
    attributes.put(attribute, String.valueOf(value));
    return this;
  }

  /** Adds text. */
  public Markup text(String text) {
    content.add(text);
    return this;
  }

  /** Adds an element. */
  public Markup add(Markup child) {
    content.add(child);
    return this;
  }

  /** Adds elements. */
  public Markup addAll(List<Markup> children) {
    content.addAll(children);
    return this;
  }

  /** Adds text that is not escaped; never for anything that comes from data. */
  public Markup verbatim(String trusted) {
    content.add(new Verbatim(trusted));
    return this;
  }

  /** Writes the element and everything in it. */
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          escape(page, value);
          page.append('"');
        });
    if (VOID.contains(name) || SHAPES.contains(name) && content.isEmpty()) {
      page.append("/>\n");
      return;
    }
    page.append('>');
    for (Object part : content) {
      if (part instanceof Markup child) {
        child.write(page);
      } else if (part instanceof Verbatim trusted) {
        page.append(trusted.text());
      } else {
        escape(page, (String) part);
      }
    }
    page.append("</").append(name).append('>');
    if (!INLINE.contains(name)) {
      page.append('\n');
    }
  }

  private static void escape(StringBuilder page, String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(allowed(letter) ? letter : '\uFFFD');
      }
    }
  }

  /** Control characters are neither HTML nor XML; they show as the replacement character. */
  private static boolean allowed(char letter) {
    return letter >= ' ' && letter < '\uFFFE' || letter == '\n' || letter == '\t';
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    write(page);
    return page.toString();
  }
}
