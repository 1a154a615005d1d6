package dev.kairo.train.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What users read about the registers is what the hardware has. */
class RegisterTableTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void thePageHasTheTable() throws IOException {
    String page = Files.readString(DOCS.resolve("fc-engine.md"));
    assertTrue(page.contains(RegisterTable.markdown()), RegisterTable::markdown);
  }

  @Test
  void theHeaderHasTheAddresses() throws IOException {
    assertEquals(RegisterTable.cHeader(), Files.readString(DOCS.resolve("fc-engine.h")));
    assertTrue(RegisterTable.cHeader().contains("#define KAIRO_FC_LEARNING_RATE 0x24u\n"));
    assertTrue(RegisterTable.cHeader().contains("#define KAIRO_FC_MODE_READ 2u\n"));
  }

  @Test
  void everyRegisterHasAnAddressOfItsOwn() {
    assertEquals(
        EngineRegister.values().length,
        Arrays.stream(EngineRegister.values())
            .mapToInt(EngineRegister::address)
            .filter(address -> address % 4 == 0 && address < 0x100)
            .distinct()
            .count());
  }
}
