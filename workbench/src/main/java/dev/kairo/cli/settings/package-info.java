/** Where a value comes from: a flag, the environment, {@code kairo.json} or a default. */
package dev.kairo.cli.settings;
