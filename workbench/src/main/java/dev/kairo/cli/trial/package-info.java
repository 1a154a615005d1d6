/** Runs of a design against its model: what to do, what came of it, and the report for CI. */
package dev.kairo.cli.trial;
