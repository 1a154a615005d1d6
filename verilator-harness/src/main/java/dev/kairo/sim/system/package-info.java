/** Several boards joined by cables, each ahead of the others as far as its cables are long. */
package dev.kairo.sim.system;
