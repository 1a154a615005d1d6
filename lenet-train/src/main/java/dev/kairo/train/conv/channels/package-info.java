/** The engine of a convolution layer's slice of several input channels, a lane for each pair. */
package dev.kairo.train.conv.channels;
