package dev.kairo.hw.estimate;

import dev.kairo.hw.estimate.MemoryMap.Choice;
import dev.kairo.hw.estimate.MemoryMap.Read;
import dev.kairo.hw.estimate.MemoryMap.Shape;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Memories in block RAM, LUT RAM or registers, with the logic that the choice needs around it. */
final class Memories {
  private final Flattening flattening;
  private final BitGraph graph;
  private final Map<Place, Map<Integer, Mapped>> known = new HashMap<>();
  private final Map<Place, Map<Node.MemRead, int[]>> held = new HashMap<>();

  Memories(Flattening flattening) {
    this.flattening = flattening;
    this.graph = flattening.graph;
  }

  /** A memory once its place is chosen: for each word of a register file its bits. */
  private record Mapped(Choice choice, int cell, int[][] words) {}

  /** The bits a read gives. */
  int[] read(Place place, int id, Node.MemRead read) {
    Node.Mem memory = (Node.Mem) place.circuit.node(read.memory());
    Mapped mapped =
        known
            .computeIfAbsent(place, key -> new HashMap<>())
            .computeIfAbsent(read.memory(), key -> map(place, key, memory));
    boolean registered = read.clock() != Node.NONE;
    boolean block = mapped.choice().type().map(RamType::block).orElse(false);
    if (block) {
      return blockRead(place, id, read, memory, mapped);
    }
    if (!registered) {
      return word(place, read, memory, mapped);
    }
    int[] bits = new int[read.width()];
    for (int i = 0; i < bits.length; i++) {
      int bit = i;
      bits[i] =
          flipFlop(
              place,
              read.clock(),
              () -> {
                int data = held(place, read, memory, mapped)[bit];
                return new int[] {data, enable(place, read), BitGraph.FALSE};
              });
    }
    return bits;
  }

  /** The word in front of a read's register, once for all its bits. */
  private int[] held(Place place, Node.MemRead read, Node.Mem memory, Mapped mapped) {
    Map<Node.MemRead, int[]> ofPlace = held.computeIfAbsent(place, key -> new IdentityHashMap<>());
    int[] found = ofPlace.get(read);
    if (found == null) {
      found = word(place, read, memory, mapped);
      ofPlace.put(read, found);
    }
    return found;
  }

  private int flipFlop(Place place, int clock, Cell.Pins pins) {
    return graph.input(
        flattening.cells.add(new Cell.FlipFlop(place.module, place.clock(clock), pins)));
  }

  private int enable(Place place, Node.MemRead read) {
    return read.enable() == Node.NONE ? BitGraph.TRUE : flattening.bits(place, read.enable())[0];
  }

  private Mapped map(Place place, int id, Node.Mem memory) {
    Choice choice = MemoryMap.choose(shape(place, id, memory));
    if (choice.type().isEmpty()) {
      return new Mapped(choice, -1, registers(place, memory));
    }
    Cell.Pins pins = () -> pins(place, id, memory, choice);
    int cell = flattening.cells.add(new Cell.Block(place.module, choice.resources(), pins));
    return new Mapped(choice, cell, new int[0][]);
  }

  private static int words(Node.Mem memory) {
    return 1 << memory.addressWidth();
  }

  private static Shape shape(Place place, int id, Node.Mem memory) {
    List<Integer> lanes = new ArrayList<>();
    for (MemWrite write : memory.writes()) {
      boolean one = write.laneEnable() == Node.NONE;
      lanes.add(one ? 1 : place.circuit.node(write.laneEnable()).width());
    }
    List<Read> reads = new ArrayList<>();
    for (int readId : place.facts.reads(id)) {
      reads.add(shapeOf(place, memory, (Node.MemRead) place.circuit.node(readId)));
    }
    boolean oneClock = memory.writes().stream().mapToInt(MemWrite::clock).distinct().count() <= 1;
    return new Shape(memory.width(), words(memory), memory.style(), lanes, oneClock, reads);
  }

  private static Read shapeOf(Place place, Node.Mem memory, Node.MemRead read) {
    List<Integer> same = new ArrayList<>();
    boolean implied = true;
    int address = place.facts.behindWires(read.address());
    for (int i = 0; i < memory.writes().size(); i++) {
      MemWrite write = memory.writes().get(i);
      boolean clocks = read.clock() == Node.NONE || read.clock() == write.clock();
      if (clocks && place.facts.behindWires(write.address()) == address) {
        same.add(i);
        implied &= implies(place, write.enable(), read.enable());
      }
    }
    return new Read(read.clock() != Node.NONE, read.enable() != Node.NONE, same, implied);
  }

  private static boolean implies(Place place, int write, int read) {
    int target = read == Node.NONE ? Node.NONE : place.facts.behindWires(read);
    int at = place.facts.behindWires(write);
    if (target == Node.NONE || at == target) {
      return true;
    }
    return place.circuit.node(at) instanceof Node.Op2 op
        && op.op() == Op.AND
        && (implies(place, op.left(), read) || implies(place, op.right(), read));
  }

  /** What the RAM itself takes: data, addresses, enables, the write enables of each bank. */
  private int[] pins(Place place, int id, Node.Mem memory, Choice choice) {
    IntSequence pins = new IntSequence();
    int bankBits = bankBits(memory, choice);
    for (MemWrite write : memory.writes()) {
      pins.addAll(flattening.all(place, write.data(), write.address()));
      int[] enables = enables(place, write);
      int[] address = flattening.bits(place, write.address());
      graph.owner(place.module);
      for (int bank = 0; bank < choice.banks(); bank++) {
        int chosen = at(address, address.length - bankBits, bank);
        for (int enable : enables) {
          pins.add(graph.and(enable, chosen));
        }
      }
    }
    for (int readId : place.facts.reads(id)) {
      Node.MemRead read = (Node.MemRead) place.circuit.node(readId);
      int[] address = flattening.bits(place, read.address());
      boolean copied = read.clock() == Node.NONE && comesFromRegisters(place, memory, address);
      pins.addAll(copied ? copies(place, address) : address);
      pins.add(enable(place, read));
    }
    return pins.toArray();
  }

  private boolean comesFromRegisters(Place place, Node.Mem memory, int[] address) {
    int clock = place.clock(memory.writes().get(0).clock());
    for (int bit : address) {
      int node = bit >> 1;
      if ((bit & 1) == 1
          || !graph.isInput(node)
          || graph.sourceOf(node) == Cells.PORT
          || !(flattening.cells.get(graph.sourceOf(node)) instanceof Cell.FlipFlop flipFlop)
          || flipFlop.clock != clock) {
        return false;
      }
    }
    return true;
  }

  /**
   * Yosys' {@code memory_dff} draws a register in front of a read's address into the memory, and
   * LUT RAM gives it back: a second register without enable and reset, with LUTs for what they did.
   */
  private int[] copies(Place place, int[] address) {
    int[] copies = new int[address.length];
    for (int i = 0; i < copies.length; i++) {
      int bit = address[i];
      Cell.FlipFlop first = (Cell.FlipFlop) flattening.cells.get(graph.sourceOf(bit >> 1));
      Cell.Pins pins =
          () -> {
            int[] taken = first.taken();
            graph.owner(place.module);
            int next = graph.mux(taken[Cell.FlipFlop.ENABLE], taken[Cell.FlipFlop.DATA], bit);
            int data = graph.and(taken[Cell.FlipFlop.RESET] ^ 1, next);
            return new int[] {data, BitGraph.TRUE, BitGraph.FALSE};
          };
      Cell copy = new Cell.FlipFlop(place.module, first.clock, pins);
      copies[i] = graph.input(flattening.cells.add(copy));
    }
    return copies;
  }

  private int[] enables(Place place, MemWrite write) {
    int all = flattening.bits(place, write.enable())[0];
    if (write.laneEnable() == Node.NONE) {
      return new int[] {all};
    }
    int[] lanes = flattening.bits(place, write.laneEnable()).clone();
    graph.owner(place.module);
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = graph.and(all, lanes[i]);
    }
    return lanes;
  }

  private static int bankBits(Node.Mem memory, Choice choice) {
    return choice.banks() == 1 ? 0 : Node.Mem.addressWidth(choice.banks());
  }

  /** Whether the address bits from {@code low} up are this number. */
  private int at(int[] address, int low, int number) {
    int[] same = new int[address.length - low];
    for (int i = 0; i < same.length; i++) {
      same[i] = address[low + i] ^ 1 ^ (number >> i & 1);
    }
    return same.length == 0 ? BitGraph.TRUE : flattening.carries.all(same);
  }

  private int[] blockRead(Place place, int id, Node.MemRead read, Node.Mem memory, Mapped mapped) {
    int bankBits = bankBits(memory, mapped.choice());
    int[][] banks = banks(read, mapped);
    int[] select = new int[bankBits];
    for (int i = 0; i < bankBits; i++) {
      int bit = memory.addressWidth() - bankBits + i;
      select[i] =
          flipFlop(
              place,
              read.clock(),
              () ->
                  new int[] {
                    flattening.bits(place, read.address())[bit], enable(place, read), BitGraph.FALSE
                  });
    }
    int[] word = flattening.choices().select(banks, select);
    int index = place.facts.reads(read.memory()).indexOf(id);
    return mapped.choice().emulatedEnable().get(index) ? holding(place, read, word) : word;
  }

  /** A word that logic holds while the read is not enabled. */
  private int[] holding(Place place, Node.MemRead read, int[] word) {
    int enabled =
        flipFlop(
            place,
            read.clock(),
            () -> new int[] {enable(place, read), BitGraph.TRUE, BitGraph.FALSE});
    int[] result = new int[word.length];
    for (int i = 0; i < word.length; i++) {
      int fresh = word[i];
      int old = flipFlop(place, read.clock(), () -> new int[] {fresh, enabled, BitGraph.FALSE});
      result[i] = graph.mux(enabled, fresh, old);
    }
    return result;
  }

  private int[][] banks(Node.MemRead read, Mapped mapped) {
    int[][] banks = new int[mapped.choice().banks()][];
    for (int i = 0; i < banks.length; i++) {
      banks[i] = flattening.cells.bits(mapped.cell(), read.width());
    }
    return banks;
  }

  /** The word at an address, out of LUT RAM, registers or a table. */
  private int[] word(Place place, Node.MemRead read, Node.Mem memory, Mapped mapped) {
    int[] address = flattening.bits(place, read.address());
    graph.owner(place.module);
    if (mapped.choice().type().isEmpty()) {
      return flattening.choices().select(mapped.words(), address);
    }
    int bankBits = bankBits(memory, mapped.choice());
    int[] select = Arrays.copyOfRange(address, address.length - bankBits, address.length);
    return flattening.choices().select(banks(read, mapped), select);
  }

  /** Every word in registers, or as constants in a ROM. */
  private int[][] registers(Place place, Node.Mem memory) {
    int[][] all = new int[words(memory)][];
    for (int i = 0; i < all.length; i++) {
      if (!memory.writes().isEmpty()) {
        all[i] = register(place, memory, i);
      } else if (i < memory.initial().size()) {
        all[i] = Flattening.literals(memory.initial().get(i));
      } else {
        all[i] = new int[memory.width()];
      }
    }
    return all;
  }

  private int[] register(Place place, Node.Mem memory, int word) {
    int[] bits = new int[memory.width()];
    for (int i = 0; i < bits.length; i++) {
      int bit = i;
      bits[i] =
          flipFlop(place, memory.writes().get(0).clock(), () -> stored(place, memory, word, bit));
    }
    return bits;
  }

  private int[] stored(Place place, Node.Mem memory, int word, int bit) {
    int data = BitGraph.FALSE;
    int any = BitGraph.FALSE;
    for (MemWrite write : memory.writes()) {
      int[] enables = enables(place, write);
      int lane = enables.length == 1 ? 0 : bit / write.laneWidth();
      int[] address = flattening.bits(place, write.address());
      int fresh = flattening.bits(place, write.data())[bit];
      graph.owner(place.module);
      int hit = graph.and(enables[lane], at(address, 0, word));
      data = any == BitGraph.FALSE ? fresh : graph.mux(hit, fresh, data);
      any = graph.or(any, hit);
    }
    return new int[] {data, any, BitGraph.FALSE};
  }
}
