/** Circuits printed as Verilog that four tools agree on, and the files that go with it. */
package dev.kairo.hw.verilog;
