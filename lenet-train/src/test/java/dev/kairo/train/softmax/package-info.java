/** Softmax engines against their golden model. */
package dev.kairo.train.softmax;
