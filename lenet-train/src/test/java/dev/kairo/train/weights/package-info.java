/** Weights in files that NumPy reads and writes. */
package dev.kairo.train.weights;
