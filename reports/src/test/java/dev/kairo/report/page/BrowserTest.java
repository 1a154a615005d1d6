package dev.kairo.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.report.SampleExploration;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures for people are left in {@code target/pages}. */
class BrowserTest {
  private static final Path PICTURES = Path.of("target", "pages");
  private static final String PAGE = ReportPage.of(SampleExploration.report());

  @TempDir private Path folder;

  /** The document after a script of the test has run behind the page's own. */
  private String after(String script, boolean dark) throws Exception {
    Chromium chromium = Chromium.find(folder);
    String probe =
        "<pre id=\"probe\"></pre><script>\nconst say = (text) =>"
            + " document.getElementById('probe').append(text + '\\n');\n"
            + "window.onerror = (message) => say(message);\n"
            + script
            + "</script></body>";
    Path page = Files.writeString(folder.resolve("page.html"), PAGE.replace("</body>", probe));
    Matcher said =
        Pattern.compile("<pre id=\"probe\">(.*?)</pre>", Pattern.DOTALL)
            .matcher(chromium.document(page, dark));
    assertTrue(said.find(), "the test's own script did not run");
    return said.group(1).strip();
  }

  @Test
  void headingsSortByNumberAndBack() throws Exception {
    String script =
        """
        const table = document.querySelector("[data-figure='documents-[S003] table 1']")
            .closest("figure").querySelector("table");
        const column = (index) => Array.from(table.tBodies[0].rows, (row) => row.cells[index].textContent);
        const heading = (index) => table.tHead.rows[0].cells[index];
        const click = (index) => heading(index).querySelector("button").click();
        say(column(5).join(" "));
        click(5);
        say(heading(5).getAttribute("aria-sort") + ": " + column(5).join(" "));
        click(5);
        say(heading(5).getAttribute("aria-sort") + ": " + column(5).join(" "));
        click(9);
        say(heading(9).getAttribute("aria-sort") + ": " + column(9).join(" "));
        say(heading(5).getAttribute("aria-sort"));
        """;
    assertEquals(
        List.of(
            "1,884 1,615 1,590 1,590 3,090 2,616",
            "ascending: 1,590 1,590 1,615 1,884 2,616 3,090",
            "descending: 3,090 2,616 1,884 1,615 1,590 1,590",
            // What nobody has measured stays at the end.
            "ascending: 258 298 458 508 708 ",
            "null"),
        after(script, false).lines().toList());
  }

  @Test
  void negativeNumbersAndTextsSortToo() throws Exception {
    String script =
        """
        const table = document.querySelector("[data-figure=fit-1]").closest("figure").querySelector("table");
        const column = (index) => Array.from(table.tBodies[0].rows, (row) => row.cells[index].textContent);
        table.tHead.rows[0].cells[3].querySelector("button").click();
        say(column(3).join(" "));
        table.tHead.rows[0].cells[0].querySelector("button").click();
        say(column(0).join(", "));
        """;
    assertEquals(
        List.of("−6.9 −6.8 −6.3 −5.3 −4.0 1.4", "1 × 16, 1 × 20, 2 × 10, 4 × 8, 10 × 2, 20 × 1"),
        after(script, false).lines().toList());
  }

  @Test
  void everyTableCanBeSortedByKeyboard() throws Exception {
    String script =
        """
        const tables = document.querySelectorAll("table");
        const headings = document.querySelectorAll("thead th");
        const buttons = document.querySelectorAll("thead th > button[type=button]");
        say([tables.length, headings.length === buttons.length].join(" "));
        """;
    assertEquals("5 true", after(script, false));
  }

  @Test
  void coloursFollowTheThemeAndStayReadable() throws Exception {
    String script =
        """
        const channels = (colour) => colour.match(/\\d+(\\.\\d+)?/g).slice(0, 3).map(Number);
        const light = (colour) => channels(colour).map((value) => value / 255)
            .map((value) => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
        const contrast = (one, other) => {
          const lights = [light(one), light(other)].sort((a, b) => b - a);
          return (lights[0] + 0.05) / (lights[1] + 0.05);
        };
        const paper = getComputedStyle(document.body).backgroundColor;
        say(light(paper) > 0.5 ? "light" : "dark");
        let worst = 100;
        for (const element of document.querySelectorAll("p, dt, dd, td, th, figcaption span, a, .axis, .legend span")) {
          worst = Math.min(worst, contrast(getComputedStyle(element).color, paper));
        }
        for (const text of document.querySelectorAll("figure text")) {
          const cell = text.closest(".cell");
          const ground = !cell ? paper : cell.classList.contains("over")
              ? getComputedStyle(document.querySelector(".hatch-ground")).fill
              : getComputedStyle(cell.querySelector("rect")).fill;
          worst = Math.min(worst, contrast(getComputedStyle(text).fill, ground));
        }
        say(worst >= 4.5 ? "readable" : "contrast " + worst);
        """;
    assertEquals(List.of("light", "readable"), after(script, false).lines().toList());
    assertEquals(List.of("dark", "readable"), after(script, true).lines().toList());
  }

  @Test
  void aNarrowPageScrollsInsideItsFiguresOnly() throws Exception {
    String script =
        """
        const frame = document.createElement("iframe");
        frame.style.width = "400px";
        frame.srcdoc = document.documentElement.outerHTML.replace(/<pre id="probe">[^]*/, "");
        frame.onload = () => {
          const root = frame.contentDocument.documentElement;
          say(root.clientWidth + " " + (root.scrollWidth <= root.clientWidth));
        };
        document.body.append(frame);
        """;
    assertEquals("400 true", after(script, false).replaceAll("^38[0-9]", "400"));
  }

  @Test
  void picturesInBothThemesAndWidths() throws Exception {
    Chromium chromium = Chromium.find(folder);
    Path page = ReportFiles.write(SampleExploration.report(), PICTURES).get(0);
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {400, 1400}) {
        Path file = PICTURES.resolve((dark ? "dark-" : "light-") + width + ".png");
        chromium.picture(page, dark, width, width == 400 ? 7600 : 5000, file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        int corner = picture.getRGB(2, 2) & 0xff;
        assertTrue(dark ? corner < 64 : corner > 192, file + " has the wrong ground: " + corner);
      }
    }
  }
}
