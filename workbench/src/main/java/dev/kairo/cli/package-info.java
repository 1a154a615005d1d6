/** The command line: one entry point, from arguments to an exit code. */
package dev.kairo.cli;
