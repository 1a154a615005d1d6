/** Engines whose estimate is held against a synthesis. */
package dev.kairo.train.synthesis;
