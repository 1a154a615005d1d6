/** Bias and 2 x 2 max-pooling of sums, the same for every engine of a convolution layer. */
package dev.kairo.train.conv.pool;
