/** Runs engines that train fully connected layers against their golden model and times them. */
package dev.kairo.train.fc.training.bench;
