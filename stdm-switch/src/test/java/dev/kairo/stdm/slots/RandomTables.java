package dev.kairo.stdm.slots;

import dev.kairo.stdm.SwitchParameters;
import java.util.SplittableRandom;

/** Random tables that a switch can hold. */
final class RandomTables {
  private RandomTables() {}

  static SlotTable of(SwitchParameters parameters, SplittableRandom random) {
    int slots = 1 + random.nextInt(parameters.slots());
    SlotTable table = SlotTable.idle(parameters, slots);
    for (int output = 0; output < parameters.outputs(); output++) {
      for (int slot = 0; slot < slots; slot++) {
        int from = parameters.options().interchange() ? random.nextInt(slots) : slot;
        table = table.with(output, slot, random.nextInt(parameters.ports() + 1), from);
      }
    }
    return table;
  }
}
