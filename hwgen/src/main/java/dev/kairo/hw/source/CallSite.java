package dev.kairo.hw.source;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.source.CallSites.Place;

/**
 * A place in a program that makes a node.
 *
 * @param named the line and the variable or field that receives the node
 * @param unnamed the line alone
 * @param returned whether the method returns the node, so that its caller may name it
 */
record CallSite(Place named, Place unnamed, boolean returned) {
  static CallSite of(String name, boolean returned, Location location) {
    return new CallSite(new Place(name, location), new Place("", location), returned);
  }
}
