/** Floating-point units as native models, against their golden model over millions of vectors. */
package dev.kairo.sim.fp;
