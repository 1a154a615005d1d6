/** Records signals over time, and shows them as text or writes them for a wave viewer. */
package dev.kairo.hw.wave;
