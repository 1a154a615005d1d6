/** What is known of each point, in files that outlive a killed process. */
package dev.kairo.cli.explore.journal;
