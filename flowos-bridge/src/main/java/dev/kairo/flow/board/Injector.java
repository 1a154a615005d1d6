package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import dev.kairo.hw.stream.Stream;
import java.util.List;

/**
 * Sends words of several flows into a switch, each in its slot.
 *
 * <p>A word of a flow a frame. Cost: a short queue for each flow, and a multiplexer.
 */
final class Injector extends Module {
  /** Words of a flow that wait here without holding back those of other flows. */
  private static final int QUEUE = 16;

  /** The word on the switch's port, and above it whether there is one. */
  final Bits word;

  Injector(
      Module parent,
      List<BoardPlan.Outgoing> flows,
      List<Stream<Bits>> outer,
      Bits slotNow,
      Bits acceptsNow) {
    super(parent, flows, slotNow.width());
    rename("injector");
    Bits slot = in("slot", slotNow);
    Bits accepts = in("accepts", acceptsNow);
    Selection words = cases(slot);
    for (int i = 0; i < flows.size(); i++) {
      BoardPlan.Outgoing flow = flows.get(i);
      Stream<Bits> queue = in("flow" + i, outer.get(i)).fifo(QUEUE);
      queue.ready(accepts.and(slot.eq(flow.slot())));
      Bits payload = queue.data().zext(Link.PAYLOAD_BITS);
      words =
          words.when(
              flow.slot(), queue.valid().cat(List.of(lit(Link.TAG_BITS, flow.tag()), payload)));
    }
    word = out("word", words.otherwise(lit(Link.WIDTH, 0)));
  }
}
