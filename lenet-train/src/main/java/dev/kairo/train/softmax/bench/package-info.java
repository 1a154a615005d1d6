/** Runs softmax engines against their golden model and measures their cycles. */
package dev.kairo.train.softmax.bench;
