/** The commands, one class each, and the tree they hang on. */
package dev.kairo.cli.commands;
