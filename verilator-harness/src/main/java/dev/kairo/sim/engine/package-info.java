/** The two engines behind a simulation: a native model, and the interpreter without a compiler. */
package dev.kairo.sim.engine;
