/** Takes points through the stages: generated, compiled, simulated, several at a time. */
package dev.kairo.cli.explore.work;
