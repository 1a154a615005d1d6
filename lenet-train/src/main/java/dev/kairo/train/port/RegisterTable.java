package dev.kairo.train.port;

/** The registers for those who write software: as a table of a page, and as a C header. */
public final class RegisterTable {
  private RegisterTable() {}

  /** A table in Markdown. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder("| address | register | access | meaning |\n|---|---|---|---|\n");
    for (EngineRegister register : EngineRegister.values()) {
      table.append(
          "| `0x%02x` | `%s` | %s | %s |\n"
              .formatted(
                  register.address(),
                  register.name(),
                  register.access() == EngineRegister.Access.READ ? "read" : "write, read",
                  register.meaning()));
    }
    return table.toString();
  }

  /** A C header with the address of each register and the number of each mode. */
  public static String cHeader() {
    StringBuilder header =
        new StringBuilder("#ifndef KAIRO_FC_ENGINE_H\n#define KAIRO_FC_ENGINE_H\n\n");
    for (EngineRegister register : EngineRegister.values()) {
      header.append(
          "/* %s */\n#define KAIRO_FC_%s 0x%02xu\n"
              .formatted(register.meaning(), register.name(), register.address()));
    }
    header.append("\n");
    for (StreamMode mode : StreamMode.values()) {
      header.append("#define KAIRO_FC_MODE_%s %du\n".formatted(mode.name(), mode.ordinal()));
    }
    return header.append("\n#endif\n").toString();
  }
}
