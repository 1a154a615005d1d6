/** The command line. */
package dev.kairo.cli;
