/** Simulations in JUnit tests, with the waves of those that fail. */
package dev.kairo.sim.junit;
