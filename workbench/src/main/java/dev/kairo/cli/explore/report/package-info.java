/** What an exploration found, as files for people and programs. */
package dev.kairo.cli.explore.report;
