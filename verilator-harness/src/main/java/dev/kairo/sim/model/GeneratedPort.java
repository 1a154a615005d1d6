package dev.kairo.sim.model;

/**
 * A port as Verilator's C++ has it.
 *
 * @param name its name in the Verilog
 * @param member the member of the top class that holds it
 * @param width bits
 * @param output whether it is an output
 * @param bytes 1, 2, 4 or 8, or four for each 32-bit word of a wider one
 */
public record GeneratedPort(String name, String member, int width, boolean output, int bytes) {}
