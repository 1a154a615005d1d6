/**
 * Runs engines of fully connected layers against their golden model and measures their interval.
 */
package dev.kairo.train.fc.bench;
