package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the packets of a cell together again.
 *
 * <p>A packet a cycle, a cell behind its last packet. Cost: flip-flops for all words but the last
 * packet's.
 */
public final class CellCollector extends Module {
  /**
   * What is collected.
   *
   * @param shares how a cell's words lie in packets
   */
  public record Options(FpFormat format, Shares shares) {}

  /** The cells. */
  public final Stream<PooledCell> leaving;

  /** The collector alone. */
  public CellCollector(Options options) {
    rename("cell_collector");
    Shape<PooledPacket> packet =
        PooledPacket.shape(options.format(), options.shares().packetWords());
    leaving = out("leaving", build(options, Stream.in(this, "packets", packet)));
  }

  /** The collector inside another module. */
  public CellCollector(Module parent, Options options, Stream<PooledPacket> packets) {
    super(parent, options);
    rename("cell_collector");
    leaving = out("leaving", build(options, in("packets", packets)));
  }

  private Stream<PooledCell> build(Options options, Stream<PooledPacket> packets) {
    Shares shares = options.shares();
    Counter index = Counter.of(this, shares.allPackets(), packets.passes());
    List<PooledPacket> cell = new ArrayList<>();
    for (int i = 0; i < shares.allPackets() - 1; i++) {
      Bits due = packets.passes().and(index.value().eq(i)).named("due" + i);
      cell.add(
          packets
              .shape()
              .map(
                  "packet" + i,
                  packets.data(),
                  (name, now) -> reg(now.width()).enable(due).next(now)));
    }
    cell.add(packets.data());
    List<Bits> words = new ArrayList<>();
    List<Bits> winners = new ArrayList<>();
    for (int channel = 0; channel < shares.allChannels(); channel++) {
      PooledPacket packet = cell.get(shares.packet(channel));
      int place = shares.place(channel);
      words.add(Columns.part(packet.words(), options.format().width(), place));
      winners.add(Columns.part(packet.winners(), PooledCell.WINNER_BITS, place));
    }
    Stream<PooledCell> cells =
        Stream.of(
            PooledCell.shape(options.format(), shares.allChannels()),
            packets.valid().and(index.last()),
            new PooledCell(Columns.joined(words), Columns.joined(winners)));
    packets.ready(index.last().not().or(cells.ready()));
    return cells;
  }
}
