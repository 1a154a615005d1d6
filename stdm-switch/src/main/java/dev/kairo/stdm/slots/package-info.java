/** Slot tables as values, as bytes for the registers, and as the public JSON. */
package dev.kairo.stdm.slots;
