package dev.kairo.hw.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Every cell that is not a LUT, numbered; the free bits of the graph name the cell they stem from.
 */
final class Cells {
  /** The source of a bit that comes from outside. */
  static final int PORT = -1;

  private final BitGraph graph;
  private final List<Cell> all = new ArrayList<>();
  private int module;

  Cells(BitGraph graph) {
    this.graph = graph;
  }

  /** From now on, new cells stand in this module. */
  void module(int index) {
    module = index;
  }

  int module() {
    return module;
  }

  int size() {
    return all.size();
  }

  Cell get(int index) {
    return all.get(index);
  }

  /** Adds a cell; the answer is its number. */
  int add(Cell cell) {
    all.add(cell);
    return all.size() - 1;
  }

  /** Free bits that stem from a cell. */
  int[] bits(int cell, int width) {
    int[] bits = new int[width];
    for (int i = 0; i < width; i++) {
      bits[i] = graph.input(cell);
    }
    return bits;
  }

  /** One position of a carry chain; the bit it gives stands for its sum and for its carry. */
  int carry(int select, int data, int below) {
    return graph.input(add(new Cell.Carry(module, select, data, below)));
  }

  /** The product of one DSP48E2. */
  int[] dsp(int[] factors, int width) {
    return bits(add(new Cell.Dsp(module, factors)), width);
  }
}
