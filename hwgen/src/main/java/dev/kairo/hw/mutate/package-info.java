/** Deliberately wrong circuits, to see that a bench notices. */
package dev.kairo.hw.mutate;
