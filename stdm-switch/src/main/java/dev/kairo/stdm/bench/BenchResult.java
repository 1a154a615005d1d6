package dev.kairo.stdm.bench;

import java.util.Optional;

/**
 * What a comparison of a switch with its model brought.
 *
 * @param cycles the clock cycles compared
 * @param mismatches the cycles in which any output differed
 * @param entered the words the switch took
 * @param left the words it sent
 * @param changes the times it took up another table
 * @param first where the first difference was
 */
public record BenchResult(
    long cycles, long mismatches, long entered, long left, long changes, Optional<String> first) {}
