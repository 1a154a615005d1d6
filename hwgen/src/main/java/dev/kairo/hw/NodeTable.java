package dev.kairo.hw;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import java.util.Arrays;

/** The nodes of a body under construction, dense arrays side by side. */
final class NodeTable {
  private Node[] nodes = new Node[16];
  private String[] names = new String[16];
  private Location[] locations = new Location[16];
  private Moment[] moments = new Moment[16];
  private int size;

  int add(Node node, String name, Location location, Moment moment) {
    if (size == nodes.length) {
      int larger = size * 2;
      nodes = Arrays.copyOf(nodes, larger);
      names = Arrays.copyOf(names, larger);
      locations = Arrays.copyOf(locations, larger);
      moments = Arrays.copyOf(moments, larger);
    }
    nodes[size] = node;
    names[size] = name;
    locations[size] = location;
    moments[size] = moment;
    return size++;
  }

  int size() {
    return size;
  }

  Node node(int id) {
    return nodes[id];
  }

  String name(int id) {
    return names[id];
  }

  Location location(int id) {
    return locations[id];
  }

  Moment moment(int id) {
    return moments[id];
  }

  void replace(int id, Node node) {
    nodes[id] = node;
  }

  void rename(int id, String name) {
    names[id] = name;
  }

  void setMoment(int id, Moment moment) {
    moments[id] = moment;
  }

  /** Says that every node from an id on was written at one place. */
  void relocate(int from, Location location) {
    Arrays.fill(locations, from, size, location);
  }

  Node[] nodes() {
    return Arrays.copyOf(nodes, size);
  }

  String[] names() {
    return Arrays.copyOf(names, size);
  }

  Location[] locations() {
    return Arrays.copyOf(locations, size);
  }
}
