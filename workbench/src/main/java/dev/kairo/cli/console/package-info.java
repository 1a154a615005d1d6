/** What a person or a script sees: text, progress, the JSON document, failures and exit codes. */
package dev.kairo.cli.console;
