package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the packets that boards send of the same cells, and puts those of a cell behind each other
 * in the boards' order.
 *
 * <p>A packet a cycle. Cost: a multiplexer of a packet of each board.
 */
public final class PacketMerge extends Module {
  /** The packets, {@link Shares#allPackets} a cell. */
  public final Stream<Bits> merged;

  /** A merge inside another module. */
  public PacketMerge(Module parent, Shares shares, List<Stream<Bits>> boardsOuter) {
    super(parent, shares);
    rename("packet_merge");
    List<Stream<Bits>> boards = new ArrayList<>();
    for (Stream<Bits> outer : boardsOuter) {
      boards.add(in("board" + boards.size(), outer));
    }
    Shape<Bits> shape = boards.get(0).shape();
    Wire passes = wire(1);
    Counter packet = Counter.of(this, shares.allPackets(), passes);
    int bits = Counter.width(shares.boards());
    Selection owners = cases(packet.value());
    int index = 0;
    for (int board = 0; board < shares.boards(); board++) {
      for (int i = 0; i < shares.packets(board); i++) {
        owners = owners.when(index++, lit(bits, board));
      }
    }
    Bits owner = owners.otherwise(lit(bits, 0)).named("owner");
    Bits valid = Columns.chosen(owner, boards.stream().map(Stream::valid).toList());
    Bits data = Columns.chosen(owner, boards.stream().map(Stream::data).toList());
    Stream<Bits> leaving = Stream.of(shape, valid, data);
    passes.drive(leaving.passes());
    for (int board = 0; board < shares.boards(); board++) {
      boards.get(board).ready(leaving.ready().and(owner.eq(board)));
    }
    merged = out("merged", leaving);
  }
}
