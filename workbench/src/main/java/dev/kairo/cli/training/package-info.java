/** Training a network by command: where digits come from, and the epochs. */
package dev.kairo.cli.training;
