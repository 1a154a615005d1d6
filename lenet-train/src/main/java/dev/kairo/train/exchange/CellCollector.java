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
   * @param channels words of a cell
   * @param packetWords words of a packet
   */
  public record Options(FpFormat format, int channels, int packetWords) {
    int packets() {
      return Shares.packets(channels, packetWords);
    }
  }

  /** The cells. */
  public final Stream<PooledCell> leaving;

  /** The collector alone. */
  public CellCollector(Options options) {
    rename("cell_collector");
    Shape<PooledPacket> packet = PooledPacket.shape(options.format(), options.packetWords());
    leaving = out("leaving", build(options, Stream.in(this, "packets", packet)));
  }

  /** The collector inside another module. */
  public CellCollector(Module parent, Options options, Stream<PooledPacket> packets) {
    super(parent, options);
    rename("cell_collector");
    leaving = out("leaving", build(options, in("packets", packets)));
  }

  private Stream<PooledCell> build(Options options, Stream<PooledPacket> packets) {
    Counter index = Counter.of(this, options.packets(), packets.passes());
    PooledPacket packet = packets.data();
    List<Bits> words = new ArrayList<>();
    List<Bits> winners = new ArrayList<>();
    for (int i = 0; i < options.packets() - 1; i++) {
      Bits due = packets.passes().and(index.value().eq(i)).named("due" + i);
      words.add(reg(packet.words().width()).enable(due).next(packet.words()));
      winners.add(reg(packet.winners().width()).enable(due).next(packet.winners()));
    }
    words.add(packet.words());
    winners.add(packet.winners());
    PooledCell cell =
        new PooledCell(
            Columns.joined(words).low(options.channels() * options.format().width()),
            Columns.joined(winners).low(options.channels() * PooledCell.WINNER_BITS));
    Stream<PooledCell> cells =
        Stream.of(
            PooledCell.shape(options.format(), options.channels()),
            packets.valid().and(index.last()),
            cell);
    packets.ready(index.last().not().or(cells.ready()));
    return cells;
  }
}
