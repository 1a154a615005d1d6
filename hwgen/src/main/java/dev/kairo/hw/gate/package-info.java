/** The gate that all emitted Verilog passes: three open tools, one for each kind of mistake. */
package dev.kairo.hw.gate;
