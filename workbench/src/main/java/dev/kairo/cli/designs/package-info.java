/** The designs the command line can build by name, and their parameters. */
package dev.kairo.cli.designs;
