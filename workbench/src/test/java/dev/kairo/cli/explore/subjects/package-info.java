/** Tests of the designs that can be explored. */
package dev.kairo.cli.explore.subjects;
