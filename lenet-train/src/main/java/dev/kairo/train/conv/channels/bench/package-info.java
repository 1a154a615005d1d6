/** Runs engines of channels against their golden model and measures how long each work takes. */
package dev.kairo.train.conv.channels.bench;
