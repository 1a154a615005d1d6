/** Simulations: circuits driven from Java through ports, cycles, streams, memories and waves. */
package dev.kairo.sim;
