/**
 * Circuits as Java objects: modules, signals, registers, memories, pipes and state machines, and
 * the design they make.
 */
package dev.kairo.hw;
