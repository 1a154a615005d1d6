package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Later;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.exchange.PooledPacket;
import dev.kairo.train.fc.training.FcTraining;
import dev.kairo.train.region.HeadParameters;
import dev.kairo.train.region.HeadRegion;
import java.util.ArrayList;
import java.util.List;

/**
 * The board with the fully connected layers and the softmax.
 *
 * <p>Flows that begin here: errors to each board of the last convolution, in order. Flows that end
 * here: pooled cells from each of them. Ports beside the links: the register bus, the host's labels
 * and supplied activations, the logits, and access to each layer's weights.
 */
public final class HeadBoard extends Module {
  /** The board. */
  public HeadBoard(BoardPlan plan, HeadParameters parameters) {
    rename("head_board");
    parameter("board", plan.number());
    int word = parameters.format().width();
    Shape<PooledPacket> packet =
        PooledPacket.shape(parameters.format(), parameters.shares().packetWords());
    Shape<Bits> packed = Shape.bits(packet.width());
    List<Later<Bits>> outgoing = new ArrayList<>();
    for (int i = 0; i < parameters.shares().boards(); i++) {
      outgoing.add(Later.of(this, packed));
    }
    BoardFrame frame = new BoardFrame(this, plan, parameters.format(), outgoing);
    List<Stream<PooledPacket>> packets = new ArrayList<>();
    for (Stream<Bits> flow : frame.incoming()) {
      packets.add(flow.map(packet, packet::unpack));
    }
    int layers = parameters.layers().size();
    List<Stream<Bits>> rows = new ArrayList<>();
    List<FcTraining.Access> access = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      if (i > 0) {
        int bits = parameters.layers().get(i).shape().n() * word;
        rows.add(Stream.in(this, "supplied_rows" + (i - 1), Shape.bits(bits)));
      }
      access.add(in("access" + i, FcTraining.access(parameters.layers().get(i))));
    }
    HeadRegion region =
        new HeadRegion(
            this,
            parameters,
            new HeadRegion.Given(
                packets,
                Stream.in(this, "supplied", packet),
                rows,
                Stream.in(this, "supplied_logits", Shape.bits(word)),
                Stream.in(this, "labels", Shape.bits(parameters.classes().indexWidth())),
                frame.settings(),
                access));
    for (int i = 0; i < outgoing.size(); i++) {
      outgoing.get(i).comesFrom(region.errors.get(i).map(packed, packet::pack));
    }
    out("logits", region.logits);
    for (int i = 0; i < layers; i++) {
      out("looked" + i, region.looked.get(i));
    }
    // The first layer steps last: errors come to it last.
    frame.answer(region.trained.get(0), region.idle);
  }
}
