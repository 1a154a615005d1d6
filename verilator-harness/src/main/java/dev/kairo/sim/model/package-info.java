/** From Verilog text to a compiled, cached model library. */
package dev.kairo.sim.model;
