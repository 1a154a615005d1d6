/** What a cycle costs from Java, held against a plain C++ main loop on the same model. */
package dev.kairo.sim.bench;
