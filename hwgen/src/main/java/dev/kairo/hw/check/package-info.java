/** The rules a circuit must keep, one class each, and what is said when one is broken. */
package dev.kairo.hw.check;
