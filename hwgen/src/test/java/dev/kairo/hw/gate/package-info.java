/** The gate of outside tools that everything Kairo emits has to pass. */
package dev.kairo.hw.gate;
