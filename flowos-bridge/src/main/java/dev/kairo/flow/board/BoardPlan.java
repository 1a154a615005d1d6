package dev.kairo.flow.board;

import java.util.List;

/**
 * What a board has to know of the system it stands in.
 *
 * @param number the board's number
 * @param link what cables and switches are like
 * @param flows the flows that begin and end here
 */
public record BoardPlan(int number, Link link, Flows flows) {
  /**
   * A flow that begins here.
   *
   * @param slot the slot of its words
   * @param tag its number among those that end at the same board
   */
  public record Outgoing(int slot, int tag) {}

  /**
   * A flow that ends here.
   *
   * @param bits bits of its words
   * @param words words that can be here at once
   */
  public record Incoming(int bits, int words) {}

  /** The flows that begin and end at a board. */
  public record Flows(List<Outgoing> outgoing, List<Incoming> incoming) {
    public Flows {
      outgoing = List.copyOf(outgoing);
      incoming = List.copyOf(incoming);
    }
  }
}
