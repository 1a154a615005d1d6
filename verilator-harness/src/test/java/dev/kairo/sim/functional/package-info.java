/** Functional models against the circuits they stand in for. */
package dev.kairo.sim.functional;
