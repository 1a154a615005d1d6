/** The engine of taps against its golden model. */
package dev.kairo.train.conv.taps;
