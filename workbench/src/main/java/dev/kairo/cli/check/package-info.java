/** The whole test run: its stages, the build behind it, and the count of what passed. */
package dev.kairo.cli.check;
