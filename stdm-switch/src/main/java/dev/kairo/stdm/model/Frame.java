package dev.kairo.stdm.model;

/** One frame of a switch: how long it is, by which table its words travel, and its words. */
final class Frame {
  /** The slots it passes through, at least 2. */
  final int length;

  /** By which its words leave, one frame later. */
  final Routes routes;

  private final int[][][] words;

  Frame(int length, Routes routes, int ports) {
    this.length = length;
    this.routes = routes;
    this.words = new int[ports][length][];
  }

  /** Whether words of a slot are taken: its table must have that slot as well. */
  boolean accepts(int position) {
    return position < routes.frameLength();
  }

  /** A word enters. */
  void enter(int port, int position, int[] word) {
    words[port][position] = word;
  }

  /** The word that leaves an output at a position of the next frame; null if there is none. */
  int[] leaving(int output, int position) {
    int port = routes.inputPort(output, position);
    int from = routes.inputPosition(output, position);
    return port < words.length && from < length ? words[port][from] : null;
  }
}
