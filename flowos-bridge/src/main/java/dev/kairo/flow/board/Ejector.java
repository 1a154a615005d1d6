package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes words from a switch and puts them into a queue for each flow.
 *
 * <p>Nobody can hold a switch back: each queue has room for all words that can be under way, and
 * {@link #lost} says if one had not. Cost: the queues.
 */
final class Ejector extends Module {
  /** The words of each flow. */
  final List<Stream<Bits>> flows = new ArrayList<>();

  /** Whether a word was lost since the reset. */
  final Bits lost;

  Ejector(Module parent, List<BoardPlan.Incoming> incoming, Bits wordOuter) {
    super(parent, incoming);
    rename("ejector");
    Bits word = reg(in("word", wordOuter));
    Bits tag = word.slice(Link.WIDTH - 2, Link.PAYLOAD_BITS);
    Bits overflows = lit(1, 0);
    for (int i = 0; i < incoming.size(); i++) {
      BoardPlan.Incoming flow = incoming.get(i);
      Bits own = word.msb().and(tag.eq(i)).named("own" + i);
      Valid.Caught<Bits> caught =
          Valid.of(Shape.bits(flow.bits()), own, word.low(flow.bits())).fifo(flow.words());
      overflows = overflows.or(caught.overflow());
      flows.add(out("flow" + i, caught.stream()));
    }
    Bits overflow = overflows.named("overflow");
    lost = out("lost", reg(1).reset(0).next(before -> before.or(overflow)));
  }
}
