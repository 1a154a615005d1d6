/** Simulation of Verilog and of circuits from Java. */
package dev.kairo.sim;
