/** What the benches of both engines of a convolution layer share. */
package dev.kairo.train.conv.bench;
