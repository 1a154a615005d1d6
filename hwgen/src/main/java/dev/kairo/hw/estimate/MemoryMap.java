package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.MemStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where Yosys' {@code memory_libmap} puts a memory: it weighs every kind of RAM in every width
 * against registers and takes the cheapest.
 *
 * <p>Price of a RAM: cells (LUT RAM: the part of a cell that is used) times copies for further
 * reads, plus half for each two-way choice between banks and each bank's write enable, plus 2 for
 * each read with a port of its own, plus 6 for a read enable that a shared port can't take. Price
 * of registers: 1 a bit, 1/64 in a ROM.
 */
final class MemoryMap {
  private static final double ROM_BIT = 1.0 / 64;

  private MemoryMap() {}

  /** A read: whether it is registered, has an enable, and which writes have its address. */
  record Read(boolean registered, boolean enabled, List<Integer> sameAddress, boolean implied) {}

  /**
   * A memory as the mapping sees it.
   *
   * @param lanes for each write, the number of its distinct enables
   */
  record Shape(
      int width,
      int words,
      MemStyle style,
      List<Integer> lanes,
      boolean oneWriteClock,
      List<Read> reads) {}

  /**
   * What was chosen.
   *
   * @param type the kind of RAM, or empty for registers
   * @param banks how many RAMs lie behind each other in the address
   * @param emulatedEnable for each read, whether logic holds its word
   */
  record Choice(
      Optional<RamType> type,
      Resources resources,
      int banks,
      double price,
      List<Boolean> emulatedEnable) {}

  static Choice choose(Shape shape) {
    Optional<Choice> lut = Optional.empty();
    Optional<Choice> block = Optional.empty();
    for (RamType type : RamType.all()) {
      if (type.block() ? shape.style() == MemStyle.DISTRIBUTED : shape.style() == MemStyle.BLOCK) {
        continue;
      }
      if (type.block()) {
        block = cheaper(block, best(type, shape));
      } else {
        lut = cheaper(lut, best(type, shape));
      }
    }
    boolean rom = shape.lanes().isEmpty();
    double bits = (double) shape.width() * shape.words();
    Choice registers =
        new Choice(
            Optional.empty(),
            Resources.NONE,
            1,
            rom ? bits * ROM_BIT : bits,
            shape.reads().stream().map(read -> false).toList());
    boolean registersAllowed =
        shape.style() == MemStyle.AUTO && (rom || shape.oneWriteClock())
            || lut.isEmpty() && block.isEmpty();
    Choice chosen = registersAllowed ? registers : lut.isPresent() ? lut.get() : block.get();
    // Yosys keeps the price to beat as a whole number.
    int price = (int) chosen.price();
    if (lut.isPresent() && lut.get().price() < price) {
      chosen = lut.get();
      price = (int) chosen.price();
    }
    return block.isPresent() && block.get().price() < price ? block.get() : chosen;
  }

  private static Optional<Choice> cheaper(Optional<Choice> known, Optional<Choice> other) {
    if (known.isEmpty() || other.isPresent() && other.get().price() < known.get().price()) {
      return other;
    }
    return known;
  }

  private static Optional<Choice> best(RamType type, Shape shape) {
    int writes = shape.lanes().size();
    boolean rom = writes == 0;
    if (writes > type.maxWrites() || !type.block() && rom) {
      return Optional.empty();
    }
    if (type.block() && shape.reads().stream().anyMatch(read -> !read.registered())) {
      return Optional.empty();
    }
    Optional<Choice> best = Optional.empty();
    for (List<Integer> ports : assignments(type, shape)) {
      best = cheaper(best, Optional.of(geometry(type, shape, ports)));
    }
    return best;
  }

  /** For each read the write whose port it shares or -1, in every way that fits. */
  private static List<List<Integer>> assignments(RamType type, Shape shape) {
    List<List<Integer>> found = List.of(List.of());
    for (Read read : shape.reads()) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> soFar : found) {
        if (type.freeReads(shape.lanes().size()) > 0) {
          longer.add(with(soFar, -1));
        }
        if (type.shares()) {
          for (int write : read.sameAddress()) {
            if (!soFar.contains(write)) {
              longer.add(with(soFar, write));
            }
          }
        }
      }
      found = longer;
    }
    return found;
  }

  private static List<Integer> with(List<Integer> list, int last) {
    List<Integer> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static Choice geometry(RamType type, Shape shape, List<Integer> ports) {
    int alone = (int) ports.stream().filter(port -> port < 0).count();
    int space = type.freeReads(shape.lanes().size());
    int copies = alone == 0 ? 1 : (alone + space - 1) / space;
    int emulation = alone;
    List<Boolean> emulated = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      Read read = shape.reads().get(i);
      boolean held = type.block() && ports.get(i) >= 0 && read.enabled() && !read.implied();
      emulated.add(held);
      emulation += held ? 3 : 0;
    }
    int most = shape.lanes().stream().mapToInt(Integer::intValue).max().orElse(1);
    double price = 0;
    int wholePrice = Integer.MAX_VALUE;
    int banks = 1;
    int rams = 0;
    for (int i = 0; i < type.widths().size(); i++) {
      int unit = type.widths().get(i);
      int depth = 1 << type.addressBits() - (type.block() ? i : 0);
      int tried = (shape.words() + depth - 1) / depth;
      int lane = type.lane() == 0 || type.lane() > unit ? unit : type.lane();
      int padded = shape.lanes().isEmpty() ? shape.width() : padded(shape.width(), most, lane);
      int cells = (tried * padded + unit - 1) / unit;
      int choices = (tried - 1) * shape.width() * shape.reads().size();
      int enables =
          tried == 1 ? 0 : tried * shape.lanes().stream().mapToInt(Integer::intValue).sum();
      double cost =
          type.block()
              ? (double) type.price() * cells * copies
              : (double) type.price() * tried * shape.width() / unit * copies;
      cost += choices * 0.5 + enables * 0.5 + emulation * 2;
      if (cost < wholePrice) {
        price = cost;
        wholePrice = (int) cost;
        banks = tried;
        rams = cells * copies;
      }
    }
    int bits = banks * shape.width() * copies;
    int lutram = type.block() ? 0 : type.lutsPerCell() * rams + type.lutsPerBit() * bits;
    boolean whole = type.addressBits() == 15;
    Resources resources =
        new Resources(
            0, 0, 0, type.block() && whole ? rams : 0, type.block() && !whole ? rams : 0, lutram);
    return new Choice(Optional.of(type), resources, banks, price, emulated);
  }

  /** The word's width when every lane starts at a lane of the RAM. */
  private static int padded(int width, int lanes, int lane) {
    int each = width / lanes;
    return lanes * ((each + lane - 1) / lane * lane);
  }
}
