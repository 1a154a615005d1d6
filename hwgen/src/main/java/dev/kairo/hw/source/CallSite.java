package dev.kairo.hw.source;

import dev.kairo.hw.ir.Location;

/**
 * A place in the user's program that makes a node.
 *
 * @param name the variable or field that receives the node, or an empty string
 * @param returned whether the method returns the node, so that its caller may name it
 */
record CallSite(String name, boolean returned, Location location) {}
