package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A memory: what writes it and what reads it.
 *
 * <p>Registered reads are read-first and take one cycle: they give the word that stood there before
 * the edge. Combinational reads need {@link MemStyle#DISTRIBUTED}. A memory without writes is a
 * ROM.
 */
@Machinery
public final class Memory {
  private final Body body;
  private final int id;
  private final int depth;
  private final int width;
  private MemStyle style = MemStyle.AUTO;
  private List<Value> initial = List.of();
  private final List<MemWrite> writes = new ArrayList<>();

  Memory(Body body, int id, int depth, int width) {
    this.body = body;
    this.id = id;
    this.depth = depth;
    this.width = width;
  }

  /** Where the memory is to live. */
  public Memory style(MemStyle style) {
    this.style = style;
    return received();
  }

  /** Takes the name of the variable behind a chain of calls that describes the memory. */
  private Memory received() {
    return body.naming().receiving(name -> body.naming().nameIfUnnamed(this, name));
  }

  /** The words before the first write; words that are not given are 0. */
  public Memory initial(List<Value> words) {
    for (Value word : words) {
      if (word.width() != width) {
        throw refuse(
            "the initial word " + word + " in a memory of words of " + Operations.bits(width),
            "give it the memory's width");
      }
    }
    if (words.size() > depth) {
      throw refuse(
          words.size() + " initial words in a memory of " + depth,
          "give at most " + depth + ", or make it deeper");
    }
    List<Value> all = new ArrayList<>(words);
    while (all.size() < depth) {
      all.add(Value.of(width, 0));
    }
    initial = List.copyOf(all);
    return received();
  }

  /** The width of an address. */
  public int addressWidth() {
    return Node.Mem.addressWidth(depth);
  }

  /** A write port on the default clock. */
  public void write(Bits enable, Bits address, Bits data) {
    write(body.defaultClock(), enable, address, data, Optional.empty());
  }

  /** A write port on a clock. */
  public void write(Clock clock, Bits enable, Bits address, Bits data) {
    write(clock, enable, address, data, Optional.empty());
  }

  /** A write port that stores only the lanes whose bit of {@code laneEnable} is 1. */
  public void writeLanes(Bits enable, Bits address, Bits data, Bits laneEnable) {
    write(body.defaultClock(), enable, address, data, Optional.of(laneEnable));
  }

  /** A registered read on the default clock. */
  public Bits read(Bits address) {
    return read(body.defaultClock(), address, Optional.empty(), Node.NONE);
  }

  /** A registered read that holds its word while {@code enable} is 0. */
  public Bits read(Bits address, Bits enable) {
    return read(body.defaultClock(), address, Optional.of(enable), Node.NONE);
  }

  /** A registered read on a clock that holds its word while {@code enable} is 0. */
  public Bits read(Clock clock, Bits address, Bits enable) {
    return read(clock, address, Optional.of(enable), Node.NONE);
  }

  /** A combinational read, of distributed memories only. */
  public Bits readNow(Bits address) {
    if (style != MemStyle.DISTRIBUTED) {
      throw refuse(
          "a combinational read of a memory of style " + style,
          "use read(), or style(DISTRIBUTED) before it");
    }
    checkAddress(address);
    return body.add(
        new Node.MemRead(width, id, Node.NONE, address.id, Node.NONE, Node.NONE), address);
  }

  /**
   * A port of a true dual port memory: with {@code enable} it reads the word at {@code address},
   * and with {@code writeEnable} as well it then stores {@code data} there.
   */
  public Bits port(Clock clock, Bits enable, Bits writeEnable, Bits address, Bits data) {
    write(clock, enable.and(writeEnable), address, data, Optional.empty());
    return read(clock, address, Optional.of(enable), writes.size() - 1);
  }

  private void write(Clock clock, Bits enable, Bits address, Bits data, Optional<Bits> laneEnable) {
    body.elaboration().enter(body);
    if (body.replaying()) {
      return;
    }
    body.operations().oneBit("the enable of a write", enable);
    body.operations().width("the data of a write", data, width);
    checkAddress(address);
    int laneWidth = laneEnable.map(lanes -> width / lanes.width()).orElse(width);
    if (laneEnable.isPresent() && laneWidth * laneEnable.get().width() != width) {
      throw refuse(
          laneEnable.get().width() + " lanes do not divide a word of " + width + " bits",
          "choose a divisor");
    }
    body.timing().meet(clock, enable, address, data);
    laneEnable.ifPresent(lanes -> body.timing().meet(clock, enable, lanes));
    writes.add(
        new MemWrite(
            body.use(clock),
            enable.id,
            address.id,
            data.id,
            laneEnable.map(lanes -> lanes.id).orElse(Node.NONE),
            laneWidth));
  }

  private Bits read(Clock clock, Bits address, Optional<Bits> enable, int writePort) {
    checkAddress(address);
    enable.ifPresent(bit -> body.operations().oneBit("the enable of a read", bit));
    return body.registered(
        clock,
        new Node.MemRead(
            width,
            id,
            body.use(clock),
            address.id,
            enable.map(bit -> bit.id).orElse(Node.NONE),
            writePort),
        address,
        enable,
        Optional.empty());
  }

  private void checkAddress(Bits address) {
    body.operations()
        .width("the address of a memory of " + depth + " words", address, addressWidth());
  }

  /** The node, with every write known. */
  Node.Mem node() {
    return new Node.Mem(width, depth, style, initial, List.copyOf(writes));
  }

  int id() {
    return id;
  }

  private RuntimeException refuse(String says, String remedy) {
    return body.refuse(Code.MEMORY, says, remedy, body.location(id));
  }
}
