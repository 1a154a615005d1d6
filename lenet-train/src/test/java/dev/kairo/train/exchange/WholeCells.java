package dev.kairo.train.exchange;

import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.conv.pool.PooledCell;

/** A collector whose packets and cells are single words, for a simulation's streams. */
final class WholeCells extends Module {
  WholeCells(CellCollector.Options options) {
    Shape<PooledPacket> packet =
        PooledPacket.shape(options.format(), options.shares().packetWords());
    Shape<PooledCell> cell = PooledCell.shape(options.format(), options.shares().allChannels());
    Stream<PooledPacket> packets =
        Stream.in(this, "packets", Shape.bits(packet.width())).map(packet, packet::unpack);
    Stream<PooledCell> cells = new CellCollector(this, options, packets).leaving;
    out("cells", cells.map(Shape.bits(cell.width()), cell::pack));
  }
}
