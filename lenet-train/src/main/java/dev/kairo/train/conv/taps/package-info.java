/** A convolution layer of one input channel: an engine with a lane a tap, and its golden model. */
package dev.kairo.train.conv.taps;
