package dev.kairo.hw.construct;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Every kind of memory. */
final class Memories {
  private static final Stimulus FILLED =
      Stimulus.filling("write", "write_address", "lanes", "none");

  /** Two writers never meet at one word: which of them would win is for nobody to say. */
  private static final Stimulus FILLED_FROM_A =
      Stimulus.filling("write_a", "address_a", "none", "write_b");

  private Memories() {}

  static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    int[][] sizes = {{1, 2}, {8, 16}, {12, 20}, {36, 64}, {72, 33}, {130, 8}, {8, 1}};
    for (int[] size : sizes) {
      String end = "_" + size[0] + "_" + size[1];
      all.add(Construct.of("ram" + end, FILLED, m -> ram(m, size[0], size[1], List.of())));
      all.add(
          Construct.of(
              "ram_initial" + end, m -> ram(m, size[0], size[1], words(size[0], size[1]))));
      all.add(Construct.of("lut_ram" + end, FILLED, m -> distributed(m, size[0], size[1])));
      all.add(Construct.of("dual_port" + end, FILLED_FROM_A, m -> dualPort(m, size[0], size[1])));
    }
    all.add(Construct.of("ram_lanes_4", FILLED, m -> lanes(m, 32, 4)));
    all.add(Construct.of("ram_lanes_9", FILLED, m -> lanes(m, 72, 8)));
    all.add(Construct.of("ram_lanes_wide", FILLED, m -> lanes(m, 150, 3)));
    all.add(Construct.of("ram_two_readers", FILLED, Memories::twoReaders));
    all.add(Construct.of("ram_two_clocks", FILLED, Memories::twoClocks));
    all.add(Construct.of("dual_port_two_clocks", FILLED_FROM_A, Memories::dualPortTwoClocks));
    all.add(Construct.of("rom_small", m -> rom(m, 24, 13, MemStyle.AUTO)));
    all.add(Construct.of("rom_large", m -> rom(m, 40, 500, MemStyle.BLOCK)));
    all.add(Construct.of("rom_wide", m -> rom(m, 100, 16, MemStyle.BLOCK)));
    all.add(Construct.of("rom_now", Memories::romNow));
    return all;
  }

  private static List<Value> words(int width, int depth) {
    List<Value> words = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      BigInteger word = BigInteger.valueOf(i + 3L).pow(19).xor(BigInteger.valueOf(i * 37L));
      words.add(Value.wrap(width, word));
    }
    return words;
  }

  private static void ram(Module module, int width, int depth, List<Value> initial) {
    Memory ram = module.memory(depth, width).style(MemStyle.BLOCK);
    if (!initial.isEmpty()) {
      ram.initial(initial);
    }
    Bits write = module.in("write", 1);
    Bits writeAddress = module.in("write_address", ram.addressWidth());
    Bits data = module.in("data", width);
    Bits readEnable = module.in("read_enable", 1);
    Bits readAddress = module.in("read_address", ram.addressWidth());
    ram.write(write, writeAddress, data);
    module.out("q", ram.read(readAddress, readEnable));
  }

  private static void distributed(Module module, int width, int depth) {
    Memory ram = module.memory(depth, width).style(MemStyle.DISTRIBUTED);
    Bits write = module.in("write", 1);
    Bits writeAddress = module.in("write_address", ram.addressWidth());
    Bits data = module.in("data", width);
    Bits readAddress = module.in("read_address", ram.addressWidth());
    ram.write(write, writeAddress, data);
    module.out("now", ram.readNow(readAddress));
    module.out("own", ram.readNow(writeAddress).xor(data));
  }

  private static void lanes(Module module, int width, int lanes) {
    Memory ram = module.memory(32, width);
    Bits write = module.in("write", 1);
    Bits address = module.in("write_address", ram.addressWidth());
    Bits data = module.in("data", width);
    Bits readAddress = module.in("read_address", ram.addressWidth());
    ram.writeLanes(write, address, data, module.in("lanes", lanes));
    module.out("q", ram.read(readAddress));
  }

  private static void twoReaders(Module module) {
    Memory ram = module.memory(16, 20);
    Bits write = module.in("write", 1);
    Bits address = module.in("write_address", 4);
    Bits data = module.in("data", 20);
    ram.write(write, address, data);
    module.out("q", ram.read(module.in("left", 4)));
    module.out("r", ram.read(module.in("right", 4)));
  }

  private static void twoClocks(Module module) {
    Clock reader = module.clock("reader");
    Memory ram = module.memory(16, 20).style(MemStyle.BLOCK);
    Bits write = module.in("write", 1);
    Bits writeAddress = module.in("write_address", 4);
    Bits data = module.in("data", 20);
    ram.write(write, writeAddress, data);
    Bits readAddress = module.in(reader, "read_address", 4);
    Bits readEnable = module.in(reader, "read_enable", 1);
    module.out("q", ram.read(reader, readAddress, readEnable));
  }

  private static void dualPort(Module module, int width, int depth) {
    Memory ram = module.memory(depth, width).style(MemStyle.BLOCK);
    Bits writeA = module.in("write_a", 1);
    Bits writeB = module.in("write_b", 1);
    Bits addressA = module.in("address_a", ram.addressWidth());
    Bits addressB = module.in("address_b", ram.addressWidth());
    Bits data = module.in("data", width);
    Bits apart = addressA.ne(addressB);
    Clock clock = module.clock();
    Bits enableA = module.in("enable_a", 1);
    Bits enableB = module.in("enable_b", 1);
    module.out("q_a", ram.port(clock, enableA, writeA, addressA, data));
    module.out("q_b", ram.port(clock, enableB, writeB.and(apart), addressB, data.not()));
  }

  private static void dualPortTwoClocks(Module module) {
    Clock other = module.clock("other");
    Memory ram = module.memory(64, 18).style(MemStyle.BLOCK);
    Bits writeA = module.in("write_a", 1);
    Bits writeB = module.in(other, "write_b", 1);
    Bits addressA = module.in("address_a", 6);
    Bits addressB = module.in(other, "address_b", 6);
    Bits dataA = module.in("data_a", 18);
    Bits dataB = module.in(other, "data_b", 18);
    // The other port writes only where port a does not point at the moment.
    Bits apart = addressA.crossing(other).ne(addressB);
    Bits enableA = module.in("enable_a", 1);
    Bits enableB = module.in(other, "enable_b", 1);
    module.out("q_a", ram.port(module.clock(), enableA, writeA, addressA, dataA));
    module.out("q_b", ram.port(other, enableB, writeB.and(apart), addressB, dataB));
  }

  private static void rom(Module module, int width, int depth, MemStyle style) {
    Memory rom = module.memory(depth, width).style(style).initial(words(width, depth));
    Bits enable = module.in("enable", 1);
    Bits address = module.in("address", rom.addressWidth());
    module.out("q", rom.read(address, enable));
  }

  private static void romNow(Module module) {
    Memory rom = module.memory(50, 11).style(MemStyle.DISTRIBUTED).initial(words(11, 50));
    Bits address = module.in("address", rom.addressWidth());
    module.out("word", rom.readNow(address));
  }
}
