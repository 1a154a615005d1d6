/** Fully connected layers: engines with M x N lanes, their golden model and what they cost. */
package dev.kairo.train.fc;
