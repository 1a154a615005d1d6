package dev.kairo.train.network;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A layer with weights, and what is attached to it. */
public sealed interface Layer permits Convolution, FullyConnected {
  /** Its name, such as {@code conv1}. */
  String name();

  /** The shape of what arrives. */
  Shape input();

  /** The shape of what leaves. */
  Shape output();

  /** The dimensions of its weights, outputs first. */
  List<Integer> weightDimensions();

  /** How many biases it has. */
  int biases();

  /** Multiply-adds of one sample forward. */
  long products();

  /** What is wrong with it: for each field at fault a sentence; none when all is well. */
  Map<String, String> objections();

  /** How many weights it has. */
  default int weights() {
    return weightDimensions().stream().reduce(1, (a, b) -> a * b);
  }

  /** One objection if a condition does not hold. */
  static Map<String, String> unless(boolean holds, String field, String sentence) {
    Map<String, String> objections = new TreeMap<>();
    if (!holds) {
      objections.put(field, sentence);
    }
    return objections;
  }
}
