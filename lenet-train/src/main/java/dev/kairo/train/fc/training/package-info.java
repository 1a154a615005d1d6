/** Fully connected layers trained on one set of lanes: forward, backward and step. */
package dev.kairo.train.fc.training;
