/** Cells and rows of the same sample, against their numbers. */
package dev.kairo.train.flatten;
