/** Which configurations are worth building, and which is best, under a budget or for a target. */
package dev.kairo.cli.explore.choice;
