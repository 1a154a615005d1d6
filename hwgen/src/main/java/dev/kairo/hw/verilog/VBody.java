package dev.kairo.hw.verilog;

import java.util.List;

/**
 * Everything of a module but its name: two circuits with equal bodies are one definition.
 *
 * @param contents what memories hold at power-up
 * @param initials what registers hold at power-up
 */
public record VBody(
    List<VPort> ports,
    List<VConstant> constants,
    List<VNet> nets,
    List<VUpdate> initials,
    List<VContents> contents,
    List<VItem> items) {

  /** A port, with the blanks that align it with its neighbours. */
  public record VPort(String direction, String kind, String range, String name) {}

  /** A local parameter. */
  public record VConstant(String range, String name, String value) {}

  /**
   * A declared net or memory.
   *
   * @param words the range of a memory's addresses, or an empty string
   * @param attribute an attribute in front, or an empty string
   * @param twoClocks whether two clocks write it, which Verilator has to be told
   */
  public record VNet(
      String kind, String range, String name, String words, String attribute, boolean twoClocks) {}

  /** A target and the expression it gets. */
  public record VUpdate(String target, String value) {}

  /**
   * The first words of a memory.
   *
   * @param file the file that holds them, or an empty string when they stand in the module
   * @param words one literal a word
   */
  public record VContents(String memory, String file, List<String> words) {}
}
