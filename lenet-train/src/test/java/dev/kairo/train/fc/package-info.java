/** Fully connected engines against their golden model. */
package dev.kairo.train.fc;
