package dev.kairo.hw.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.gate.Constructs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's templates in front of ours, good ones and broken ones. */
class TemplatesTest {
  @TempDir private Path directory;

  @Test
  void oneTemplateCanBeReplaced() throws IOException {
    Files.writeString(
        directory.resolve("assigns.ftl"),
        """
        [#ftl]
        [#macro print item]
        [#list item.assigns as assign]
          /* mine */ [=assign.head] [=assign.target] = [=assign.value];
        [/#list]
        [/#macro]
        """);
    EmitOptions options = EmitOptions.defaults().withTemplates(directory);
    String text = VerilogEmitter.emit(Constructs.constants(), options).text("Constants.v");
    assertTrue(text.contains("  /* mine */ assign same = a;\n"), text);
    assertTrue(text.contains("module Constants ("), text);
  }

  @Test
  void aFailingTemplateIsNamedWithItsLine() throws IOException {
    Files.writeString(
        directory.resolve("assigns.ftl"),
        "[#ftl]\n[#macro print item]\n[=item.nothing]\n[/#macro]\n");
    assertSentence("The template assigns.ftl fails in line 3: ");
  }

  @Test
  void aTemplateThatIsNoTemplateIsNamedWithItsLine() throws IOException {
    Files.writeString(directory.resolve("choice.ftl"), "[#ftl]\n[#macro print item]\n[#if]\n");
    assertSentence("The template choice.ftl fails in line 3: ");
  }

  private void assertSentence(String start) {
    EmitOptions options = EmitOptions.defaults().withTemplates(directory);
    String message =
        assertThrows(
                EmissionException.class, () -> VerilogEmitter.emit(Constructs.constants(), options))
            .getMessage();
    assertTrue(message.startsWith(start), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aMissingDirectoryIsNamed() {
    EmitOptions options = EmitOptions.defaults().withTemplates(directory.resolve("none"));
    assertEquals(
        "The template directory "
            + directory.resolve("none")
            + " does not exist; create it or leave it out.",
        assertThrows(
                EmissionException.class, () -> VerilogEmitter.emit(Constructs.constants(), options))
            .getMessage());
  }
}
