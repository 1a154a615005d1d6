package dev.kairo.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  private static String refusal(String text) {
    UnreadableResult refused =
        assertThrows(UnreadableResult.class, () -> ResultFile.parse("now.json", text));
    assertTrue(refused.remedy().startsWith("Give best.json, "), refused.remedy());
    return refused.getMessage();
  }

  @Test
  void nonsenseIsOneSentence() {
    assertEquals("now.json is empty.", refusal(" \n"));
    assertEquals("now.json is JSON, but no result of Kairo.", refusal("[1, 2]"));
    assertEquals("now.json is JSON, but no result of Kairo.", refusal("{\"kairo\": 1}"));
    assertEquals("now.json is JSON, but no result of Kairo.", refusal("7"));
    for (String text :
        List.of(
            "<html>",
            "{\"design\":\"fc1\",\"best\":{}",
            "{\"design\":\"fc1\",\"best\":{}} {}",
            "{\"best\":1,\"best\":2}",
            "{\"x\":NaN}",
            "[".repeat(5000))) {
      String sentence = refusal(text);
      assertTrue(sentence.startsWith("now.json is not JSON"), sentence);
      assertEquals(1, sentence.lines().count(), sentence);
      assertTrue(sentence.endsWith(".") && !sentence.endsWith(".."), sentence);
    }
    assertEquals(
        "now.json holds a number that is too large to compare.",
        refusal("{\"design\":\"fc1\",\"best\":{\"intervalCycles\":1e999}}"));
  }

  @Test
  void aFileThatIsNotThereIsSaidSo(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("base.json");
    assertEquals(
        "There is no file " + missing + ".",
        assertThrows(UnreadableResult.class, () -> ResultFile.read(missing)).getMessage());
    Path binary = Files.write(directory.resolve("model.so"), new byte[] {(byte) 0xff, 0, 7});
    assertEquals(
        binary + " is no text in UTF-8.",
        assertThrows(UnreadableResult.class, () -> ResultFile.read(binary)).getMessage());
  }

  @Test
  void allowancesAreReadAsPeopleWriteThem() {
    for (String text : List.of("2", "2%", " 2 % ", "2.0%")) {
      assertEquals(new Allowance(2), Allowance.parse(text));
    }
    assertEquals(0.5, Allowance.parse("0.5%").percent());
    for (String text : List.of("", "two", "-1%", "2%%", "1e9", "NaN")) {
      UnreadableResult refused = assertThrows(UnreadableResult.class, () -> Allowance.parse(text));
      assertEquals("'" + text + "' is no percentage.", refused.getMessage());
      assertEquals("Write a number of percent, such as 2% or 0.5.", refused.remedy());
    }
  }

  @Test
  void directionsFollowTheNames() {
    for (String name :
        List.of(
            "intervalCycles",
            "measuredIntervalCycles",
            "dsp",
            "lut",
            "bram36",
            "mismatches",
            "javaNanos",
            "openMillis",
            "buildSeconds",
            "heapMb")) {
      assertEquals(Direction.LOWER, Direction.of(name), name);
    }
    for (String name : List.of("cyclesPerSecond", "passed", "gflopsPerWatt")) {
      assertEquals(Direction.HIGHER, Direction.of(name), name);
    }
    for (String name : List.of("seed", "cycles", "openBarMillis", "bar", "M", "checksum")) {
      assertEquals(Direction.NONE, Direction.of(name), name);
    }
  }
}
