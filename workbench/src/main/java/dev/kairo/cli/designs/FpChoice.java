package dev.kairo.cli.designs;

import dev.kairo.hw.fp.FpFormat;

/**
 * What was chosen about a floating-point unit.
 *
 * @param left the format of the first factor, else of every operand
 * @param right the format of the second factor, else of every operand
 * @param result the format of the result and of what is added
 * @param latency the cycles from operands to result
 * @param dsps the DSPs of the product
 */
record FpChoice(FpFormat left, FpFormat right, FpFormat result, int latency, int dsps) {}
