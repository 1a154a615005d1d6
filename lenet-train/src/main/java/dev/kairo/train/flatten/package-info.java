/** Turns pooled cells into the rows of a fully connected layer, and its errors into cells again. */
package dev.kairo.train.flatten;
