/** Holds the interpreter, Icarus and Verilator to equal traces for every construct. */
package dev.kairo.hw.trace;
