/** The engine of channels against its golden model. */
package dev.kairo.train.conv.channels;
