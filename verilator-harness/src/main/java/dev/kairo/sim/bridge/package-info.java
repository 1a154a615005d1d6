/** The one JNI library: loads a model's shared library, calls its C ABI, reads native memory. */
package dev.kairo.sim.bridge;
