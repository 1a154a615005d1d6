package dev.kairo.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.report.SampleExploration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures for people are left in {@code target/pages}. */
class BrowserTest {
  private static final Path PICTURES = Path.of("target", "pages");

  @Test
  void picturesInBothThemesAndWidths(@TempDir Path profile) throws Exception {
    Chromium chromium = Chromium.find(profile);
    Path page = ReportFiles.write(SampleExploration.report(), PICTURES).get(0);
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {400, 1400}) {
        Path picture = PICTURES.resolve((dark ? "dark-" : "light-") + width + ".png");
        chromium.picture(page, dark, width, width == 400 ? 7600 : 6200, picture);
        assertEquals(width, javax.imageio.ImageIO.read(Files.newInputStream(picture)).getWidth());
      }
    }
  }
}
