/** Softmax and the error of its cross entropy: two engines and their golden model. */
package dev.kairo.train.softmax;
