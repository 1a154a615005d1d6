/** Runs a circuit in Java, two-state and cycle by cycle, without any outside tool. */
package dev.kairo.hw.interpret;
