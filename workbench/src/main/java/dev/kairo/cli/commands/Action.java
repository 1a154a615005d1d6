package dev.kairo.cli.commands;

import dev.kairo.cli.console.Outcome;

/** What a command does once its options are read. */
public interface Action {
  Outcome run(Context context) throws Exception;
}
