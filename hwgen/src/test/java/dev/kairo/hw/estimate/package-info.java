/** The estimate against Yosys, and its own parts. */
package dev.kairo.hw.estimate;
