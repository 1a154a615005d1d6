/** The golden network against the same sums word by word, and against plain doubles. */
package dev.kairo.train.golden;
