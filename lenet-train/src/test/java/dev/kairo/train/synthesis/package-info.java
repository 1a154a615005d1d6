/** Estimates of engines against Yosys. */
package dev.kairo.train.synthesis;
