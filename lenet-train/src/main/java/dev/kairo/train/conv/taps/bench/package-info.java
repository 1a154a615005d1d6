/** Runs engines of taps against their golden model and measures how long each work takes. */
package dev.kairo.train.conv.taps.bench;
