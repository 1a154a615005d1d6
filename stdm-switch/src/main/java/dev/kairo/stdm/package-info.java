/** The static time-division multiplexing switch. */
package dev.kairo.stdm;
