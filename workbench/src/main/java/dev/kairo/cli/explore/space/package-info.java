/** What can be explored: subjects, their configurations, and what each is expected to cost. */
package dev.kairo.cli.explore.space;
