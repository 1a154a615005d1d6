package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.Flattening.Spot;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;

/**
 * Registers as FDRE and FDSE flip-flops.
 *
 * <p>A choice in front of a register that holds it becomes its clock enable, one that sets it to a
 * constant its synchronous reset, bit by bit, as Yosys' {@code opt_dff} finds them; such choices
 * cost no LUT.
 */
final class Registers {
  private static final int UNDECIDED = -1;
  private static final int DEEPEST = 6;

  private final Flattening flattening;

  Registers(Flattening flattening) {
    this.flattening = flattening;
  }

  /** The bits a register gives. */
  int[] bits(Place place, int id, Node.Reg register) {
    int[] bits = new int[register.width()];
    for (int i = 0; i < bits.length; i++) {
      int bit = i;
      Cell.Pins pins = () -> pins(place, id, register, bit);
      Cell cell = new Cell.FlipFlop(place.module, place.clock(register.clock()), pins);
      bits[i] = flattening.graph.input(flattening.cells.add(cell));
    }
    return bits;
  }

  private int[] pins(Place place, int id, Node.Reg register, int bit) {
    BitGraph graph = flattening.graph;
    int own = place.bits(id)[bit];
    int enable = control(place, register.enable(), BitGraph.TRUE);
    int reset = control(place, register.reset(), BitGraph.FALSE);
    int resetTo = register.resetValue().map(value -> bit(value, bit)).orElse(UNDECIDED);
    Spot at = driver(new Spot(place, register.next()), bit);
    int offset = lastOffset;
    while (at.place().circuit.node(at.id()) instanceof Node.Mux mux) {
      int select = flattening.bits(at.place(), mux.select())[0];
      int high = flattening.bits(at.place(), mux.whenTrue())[offset];
      int low = flattening.bits(at.place(), mux.whenFalse())[offset];
      graph.owner(place.module);
      int next;
      if (high == own || low == own) {
        enable = graph.and(enable, high == own ? select ^ 1 : select);
        next = high == own ? mux.whenFalse() : mux.whenTrue();
      } else if (BitGraph.constant(high) && (resetTo == UNDECIDED || resetTo == high)) {
        reset = graph.or(reset, graph.and(enable, select));
        resetTo = high;
        next = mux.whenFalse();
      } else if (BitGraph.constant(low) && (resetTo == UNDECIDED || resetTo == low)) {
        reset = graph.or(reset, graph.and(enable, select ^ 1));
        resetTo = low;
        next = mux.whenTrue();
      } else {
        break;
      }
      at = driver(new Spot(at.place(), next), offset);
      offset = lastOffset;
    }
    int[] rest = withoutHold(at, offset, own, 0);
    graph.owner(place.module);
    return new int[] {rest[0], graph.and(enable, rest[1] ^ 1), reset};
  }

  /** What a tree of choices gives when it does not hold, and when it holds. */
  private int[] withoutHold(Spot at, int offset, int own, int depth) {
    BitGraph graph = flattening.graph;
    int whole = flattening.bits(at.place(), at.id())[offset];
    if (whole == own) {
      return new int[] {own, BitGraph.TRUE};
    }
    if (depth == DEEPEST || !(at.place().circuit.node(at.id()) instanceof Node.Mux mux)) {
      return new int[] {whole, BitGraph.FALSE};
    }
    int select = flattening.bits(at.place(), mux.select())[0];
    Spot high = driver(new Spot(at.place(), mux.whenTrue()), offset);
    int[] whenTrue = withoutHold(high, lastOffset, own, depth + 1);
    Spot low = driver(new Spot(at.place(), mux.whenFalse()), offset);
    int[] whenFalse = withoutHold(low, lastOffset, own, depth + 1);
    if (whenTrue[1] == BitGraph.FALSE && whenFalse[1] == BitGraph.FALSE) {
      return new int[] {whole, BitGraph.FALSE};
    }
    graph.owner(at.place().module);
    int data =
        whenTrue[1] == BitGraph.TRUE
            ? whenFalse[0]
            : whenFalse[1] == BitGraph.TRUE
                ? whenTrue[0]
                : graph.mux(select, whenTrue[0], whenFalse[0]);
    return new int[] {data, graph.mux(select, whenTrue[1], whenFalse[1])};
  }

  private int control(Place place, int id, int absent) {
    return id == Node.NONE ? absent : flattening.bits(place, id)[0];
  }

  private static int bit(Value value, int index) {
    return value.bits().testBit(index) ? BitGraph.TRUE : BitGraph.FALSE;
  }

  private int lastOffset;

  /** Follows one bit through wires, slices, joins and module borders to what makes it. */
  private Spot driver(Spot from, int bit) {
    Place place = from.place();
    int id = from.id();
    int offset = bit;
    while (true) {
      Node node = place.circuit.node(id);
      if (node instanceof Node.Wire wire && wire.driver() != Node.NONE) {
        id = wire.driver();
      } else if (node instanceof Node.Wire && place.parent().isPresent()) {
        id = place.outside(place.facts.inputIndex(id));
        place = place.parent().get();
      } else if (node instanceof Node.Slice slice) {
        int inner = offset + slice.low();
        if (place.circuit.node(slice.source()) instanceof Node.Instance
            && place.child(slice.source(), flattening).isEmpty()) {
          break;
        }
        id = slice.source();
        offset = inner;
      } else if (node instanceof Node.Cat cat) {
        int k = cat.parts().length - 1;
        while (offset >= place.circuit.node(cat.parts()[k]).width()) {
          offset -= place.circuit.node(cat.parts()[k--]).width();
        }
        id = cat.parts()[k];
      } else if (node instanceof Node.Instance && place.child(id, flattening).isPresent()) {
        place = place.child(id, flattening).get();
        int k = 0;
        Port port = place.circuit.outputs().get(k);
        while (offset >= place.circuit.node(port.node()).width()) {
          offset -= place.circuit.node(port.node()).width();
          port = place.circuit.outputs().get(++k);
        }
        id = port.node();
      } else {
        break;
      }
    }
    lastOffset = offset;
    return new Spot(place, id);
  }
}
