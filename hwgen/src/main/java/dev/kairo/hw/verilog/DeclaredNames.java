package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.pass.InnerNames;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The names that printed circuits declare, as sorted hash codes: four bytes a name, and the rare
 * false alarm only costs an instance a number behind its name.
 */
final class DeclaredNames implements InnerNames {
  private final Map<Definition, int[]> hashes = new IdentityHashMap<>();

  /** Notes the names of a circuit after all passes. */
  void put(Circuit circuit, Circuit printed) {
    hashes.put(
        circuit,
        Arrays.stream(printed.names())
            .filter(name -> !name.isEmpty())
            .mapToInt(String::hashCode)
            .sorted()
            .toArray());
  }

  @Override
  public boolean declares(Definition definition, String name) {
    int[] known = hashes.getOrDefault(definition, new int[0]);
    return Arrays.binarySearch(known, name.hashCode()) >= 0 || InnerNames.isPin(definition, name);
  }
}
