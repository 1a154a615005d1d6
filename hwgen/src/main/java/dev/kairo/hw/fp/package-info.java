/** Floating point of any format: units that round once to nearest even, and their golden model. */
package dev.kairo.hw.fp;
