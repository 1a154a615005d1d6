/** Measurements of Kairo itself, each with the bars it has to meet. */
package dev.kairo.cli.bench;
