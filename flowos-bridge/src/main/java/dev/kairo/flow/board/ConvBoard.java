package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Later;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.conv.channels.ConvChannels;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.taps.ConvTaps;
import dev.kairo.train.exchange.PooledPacket;
import dev.kairo.train.region.ConvParameters;
import dev.kairo.train.region.ConvRegion;
import java.util.ArrayList;
import java.util.List;

/**
 * A board with a slice of two convolution layers.
 *
 * <p>Flows that begin here: partial sums to each other board of the layer, in order, and pooled
 * cells to the head. Flows that end here: partial sums from each other board, in order, and errors
 * from the head. Ports beside the links: the register bus, the host's pixels, and access to both
 * engines' weights.
 */
public final class ConvBoard extends Module {
  /** The board. */
  public ConvBoard(BoardPlan plan, ConvParameters parameters) {
    rename("conv_board");
    parameter("board", plan.number());
    Shape<PooledPacket> packet =
        PooledPacket.shape(parameters.format(), parameters.shares().packetWords());
    Shape<Bits> sums = Shape.bits(parameters.shares().packetWords() * parameters.format().width());
    int others = parameters.shares().boards() - 1;
    List<Later<Bits>> outgoing = new ArrayList<>();
    for (int i = 0; i <= others; i++) {
      outgoing.add(Later.of(this, i < others ? sums : Shape.bits(packet.width())));
    }
    BoardFrame frame = new BoardFrame(this, plan, parameters.format(), outgoing);
    List<Stream<Bits>> incoming = frame.incoming();
    ConvRegion region =
        new ConvRegion(
            this,
            parameters,
            new ConvRegion.Given(
                Stream.in(this, "images", Shape.bits(2 * parameters.format().width())),
                Stream.in(
                    this,
                    "supplied",
                    PooledCell.shape(parameters.format(), parameters.taps().shape().channels())),
                incoming.subList(0, others),
                incoming.get(others).map(packet, packet::unpack),
                frame.settings(),
                in("taps_access", ConvTaps.access(parameters.taps())),
                in("channels_access", ConvChannels.access(parameters.channels()))));
    for (int i = 0; i < others; i++) {
      outgoing.get(i).comesFrom(region.sums.get(i));
    }
    outgoing.get(others).comesFrom(region.pooled.map(Shape.bits(packet.width()), packet::pack));
    frame.answer(region.trained, region.idle);
    out("taps_looked", region.tapsLooked);
    out("channels_looked", region.channelsLooked);
  }
}
