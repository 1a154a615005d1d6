package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Circuit;

/**
 * One module instance of the flattened tree.
 *
 * @param path the names from the top down, each followed by a point; empty for the top
 * @param base the flat id of the circuit's node 0; node {@code i} has flat id {@code base + i}
 * @param clocks for each clock of the circuit the clock of the top that drives it
 */
record Scope(String path, Circuit circuit, int base, int[] clocks) {}
