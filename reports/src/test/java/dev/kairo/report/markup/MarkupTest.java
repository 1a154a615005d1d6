package dev.kairo.report.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {
  private static final String NASTY = "</script><b onload=\"x('&')\">\u2028\u0001";

  @Test
  void textsAndAttributesAreEscaped() {
    assertEquals(
        "<td title=\"&lt;&quot;&#39;&amp;&gt;\">&lt;/script&gt;&lt;b onload=&quot;"
            + "x(&#39;&amp;&#39;)&quot;&gt;\u2028\uFFFD</td>",
        Markup.of("td", NASTY).with("title", "<\"'&>").toString());
  }

  @Test
  void elementsWithoutContentCloseAsTheirKindDemands() {
    assertEquals("<meta charset=\"utf-8\"/>\n", Markup.of("meta").with("charset", "utf-8") + "");
    assertEquals("<circle r=\"4\"/>\n", Markup.of("circle").with("r", 4).toString());
    assertEquals("<div></div>\n", Markup.of("div").toString());
    assertEquals(
        "<circle><title>one</title></circle>\n",
        Markup.of("circle").add(Markup.of("title", "one")).toString());
  }

  @Test
  void embeddedJsonCannotEndItsElement() throws Exception {
    String element = EmbeddedJson.of("nasty", Map.of("name", NASTY)).toString();
    String json = element.substring(element.indexOf('>') + 1, element.lastIndexOf("</script>"));
    assertFalse(json.contains("<") || json.contains(">") || json.contains("&"), json);
    assertEquals(NASTY, new ObjectMapper().readTree(json).get("name").asText());
  }

  @Test
  void aLinkCarriesItsFile() {
    String link = DataLink.csv("a.csv", "M,N\r\n1,2\r\n").toString();
    String data = link.substring(link.indexOf("base64,") + 7, link.indexOf("\">"));
    assertEquals(
        "M,N\r\n1,2\r\n", new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
    assertTrue(link.startsWith("<a download=\"a.csv\" href=\"data:text/csv;"), link);
  }
}
