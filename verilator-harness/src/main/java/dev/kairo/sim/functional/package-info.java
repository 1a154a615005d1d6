/** Models of designs whose single-precision units are worked out by the processor's own. */
package dev.kairo.sim.functional;
