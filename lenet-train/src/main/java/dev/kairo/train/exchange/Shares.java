package dev.kairo.train.exchange;

import java.util.List;

/**
 * How the output channels of a layer are dealt to boards, and a board's words to packets.
 *
 * @param channels for each board in order how many channels it owns
 * @param packetWords words that a packet holds
 */
public record Shares(List<Integer> channels, int packetWords) {
  public Shares {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException(
          "Channels are dealt as %s; every board gets 1 or more.".formatted(channels));
    }
    if (packetWords < 1) {
      throw new IllegalArgumentException(
          "A packet of %d words is not possible; choose 1 or more.".formatted(packetWords));
    }
  }

  /** Boards that share the layer. */
  public int boards() {
    return channels.size();
  }

  /** Channels of all boards together. */
  public int allChannels() {
    return channels.stream().mapToInt(Integer::intValue).sum();
  }

  /** The first channel of a board. */
  public int first(int board) {
    return channels.subList(0, board).stream().mapToInt(Integer::intValue).sum();
  }

  /** Packets that hold a word of each channel of a board. */
  public int packets(int board) {
    return packets(channels.get(board), packetWords);
  }

  /** Packets that hold a word of each channel, every board beginning with a new one. */
  public int allPackets() {
    int packets = 0;
    for (int board = 0; board < boards(); board++) {
      packets += packets(board);
    }
    return packets;
  }

  /** The board that owns a channel. */
  public int owner(int channel) {
    int board = 0;
    while (channel >= first(board) + channels.get(board)) {
      board++;
    }
    return board;
  }

  /** Which of all packets holds a channel's word. */
  public int packet(int channel) {
    int owner = owner(channel);
    int before = 0;
    for (int board = 0; board < owner; board++) {
      before += packets(board);
    }
    return before + (channel - first(owner)) / packetWords;
  }

  /** Where in its packet a channel's word is. */
  public int place(int channel) {
    return (channel - first(owner(channel))) % packetWords;
  }

  /** Packets that hold so many words. */
  private static int packets(int words, int packetWords) {
    return (words + packetWords - 1) / packetWords;
  }
}
