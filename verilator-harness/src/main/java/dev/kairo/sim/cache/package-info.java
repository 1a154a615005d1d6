/** Build results on disk, keyed by content and shared safely by any number of processes. */
package dev.kairo.sim.cache;
