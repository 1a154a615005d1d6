/** Circuits as Java objects. */
package dev.kairo.hw;
